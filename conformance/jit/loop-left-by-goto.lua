-- Hot loops left and continued by goto.
-- row: V12
-- dialect: luajit
local function find(n)
  local steps = 0
  for i = 1, n do
    for j = 1, n do
      steps = steps + 1
      if j > 3 then goto nextOuter end
      if i * j == 150 then goto found end
    end
    ::nextOuter::
  end
  do return nil, steps end
  ::found::
  return true, steps
end
print(find(1000)) --> true 199
print(find(20)) --> nil 80
local i, odd = 0, 0
::top::
i = i + 1
if i % 2 == 0 then goto check end
odd = odd + i
::check::
if i < 3000 then goto top end
print(odd) --> 2250000
