-- The counter is advanced by addition, so fractional steps accumulate rounding as doubles do. §2.4.5
-- row: V18
local count, last = 0
for x = 0, 1, 0.1 do count = count + 1 last = x end
print(count, last == 1, last < 1) --> 11 false true
count = 0
for x = 1, 0, -0.25 do count = count + 1 end
print(count) --> 5
local sum = 0
for x = 0, 100, 0.125 do sum = sum + x end
print(sum) --> 40050
for i = 2 ^ 53 - 2, 2 ^ 53 - 1 do io.write(string.format("%.0f ", i)) end
print() --> 9007199254740990 9007199254740991
for i = math.huge, math.huge do print(i) break end --> inf
count = 0
for i = 1, math.huge do
  count = count + 1
  if count == 3000 then break end
end
print(count) --> 3000
for i = -math.huge, 0 do print(i) break end --> -inf
for i = 1, -math.huge do print("never") end
