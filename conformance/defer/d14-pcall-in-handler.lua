-- An error that a handler catches itself is no failure.
-- row: D14
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function f()
  defer() note("first") end
  defer()
    local ok, e = pcall(error, "contained", 0)
    note(tostring(ok) .. " " .. e)
  end
  return "result", 2
end
print(f()) --> result 2
print(table.concat(log, ", ")) --> false contained, first
log = {}
local function g()
  defer() pcall(function() defer() note("in pcall") end error("x") end) end
  error("original", 0)
end
print(pcall(g)) --> false original
print(table.concat(log, ", ")) --> in pcall
