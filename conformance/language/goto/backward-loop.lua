-- A backward goto makes a loop, whose locals are fresh each time round.
-- row: A6, V6
-- dialect: luajit
local closures, i = {}, 1
::top::
do
  local captured = i
  closures[i] = function() captured = captured + 10 return captured end
  i = i + 1
  if i <= 3 then goto top end
end
print(closures[1](), closures[1](), closures[2](), closures[3]()) --> 11 21 12 13
local function count(n)
  local k, total = 0, 0
  ::loop::
  k = k + 1
  total = total + k
  if k < n then goto loop end
  return total
end
print(count(3000)) --> 4501500
local function nested(n)
  local a, steps = 0, 0
  ::outer::
  local b = 0
  ::inner::
  b = b + 1
  steps = steps + 1
  if b < n then goto inner end
  a = a + 1
  if a < n then goto outer end
  return steps
end
print(nested(50)) --> 2500
local fresh = {}
do
  local n = 0
  ::again::
  local x
  assert(x == nil)
  x = n
  fresh[#fresh + 1] = function() return x end
  n = n + 1
  if n < 3 then goto again end
end
print(fresh[1](), fresh[2](), fresh[3]()) --> 0 1 2
