-- The argument clause is adjusted to the parameters: extra values dropped, missing nil, a last call expands.
-- row: D30
-- dialect: perigee
local log = {}
local function note(...)
  local text = select("#", ...) .. ":"
  for i = 1, select("#", ...) do text = text .. tostring((select(i, ...))) end
  log[#log + 1] = text
end
local function three() return 1, 2, 3 end
local function f(...)
  defer(...) note(...) end(...)
  defer(...) note(...) end(three())
  defer(...) note(...) end((three()))
  defer(...) note(...) end()
  defer(a, b) note(a, b) end(three())
  defer(a, b) note(a, b) end("only")
  defer(a, ...) note(a, ...) end("a", nil, nil)
  defer(a) note(a) end("kept", "dropped")
end
f("x", nil, "z", nil)
print(table.concat(log, " ")) --> 1:kept 3:anilnil 2:onlynil 2:12 0: 1:1 3:123 4:xnilznil
local total = 0
local function g(...) defer(...) total = total + select("#", ...) end(...) return ... end
for i = 1, 1500 do g(i, i) end
print(total) --> 3000
