-- A numeric for counts from `first - step + step`: not the negative zero, and rounded where the step is larger than the first value.
-- skip luajit: counts from the first value
local function first(a, b, c) for i = a, b, c do return string.format("%.17g", i) end end
local zero = 0
for round = 1, 100 do
  local function show(...) if round == 1 or round == 100 then print(...) end end
  for i = -0, 0 do show(1 / i) end --> inf
  for i = -zero, 0 do show(1 / i) end --> inf
  for i = -zero, -1, -1 do show(1 / i) break end --> inf
  for i = 0.1, 1 do show(i == 0.1, string.format("%.17g", i)) end --> false 0.099999999999999978
  for i = 1, 2, 1e20 do show(i) break end --> 0
  show(first(0.1, 1, 0.3), first(-0.7, 1, 0.1), first(2^53 + 2, 2^54, 3)) --> 0.10000000000000001 -0.69999999999999996 9007199254740994
  show(first("0.1", "1", "1"), first(1/0, 1/0, 1/0), first(5, 5, 7)) --> 0.099999999999999978 nil 5
end
--> inf
--> inf
--> inf
--> false 0.099999999999999978
--> 0
--> 0.10000000000000001 -0.69999999999999996 9007199254740994
--> 0.099999999999999978 nil 5
