-- A backward goto leaves the scope of the handlers after its label: they run each time round.
-- row: D21
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function f()
  local i = 0
  defer() note("before label") end
  ::top::
  i = i + 1
  defer() note("d" .. i) end
  note("b" .. i)
  if i < 3 then goto top end
  note("end")
end
f()
print(table.concat(log, " ")) --> b1 d1 b2 d2 b3 end d3 before label
local ran = 0
local function hot(n)
  local k = 0
  ::again::
  k = k + 1
  defer() ran = ran + 1 end
  if k < n then goto again end
  return ran
end
print(hot(3000), ran) --> 2999 3000
