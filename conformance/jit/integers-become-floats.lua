-- Integers grow past 2^31, 2^32 and 2^53, become fractions, and come back.
-- row: V18
local x = 1
local marks = {}
for i = 1, 60 do
  x = x * 2
  if i == 31 or i == 32 or i == 53 then marks[#marks + 1] = string.format("%.0f", x) end
end
print(table.concat(marks, " ")) --> 2147483648 4294967296 9007199254740992
local sum = 2147483000
for i = 1, 3000 do sum = sum + 1 end
print(string.format("%.0f", sum)) --> 2147486000
sum = -2147483000
for i = 1, 3000 do sum = sum - i end
print(string.format("%.0f", sum)) --> -2151984500
local y = 3000
for i = 1, 3000 do
  if i == 2000 then y = y / 7 end
  if i == 2500 then y = math.floor(y) end
end
print(y) --> 428
local product = 1
for i = 1, 3000 do product = (product * 31 + i) % 1000003 end
print(product) --> 497985
local h = 5381
for i = 1, 3000 do h = (h * 33 + i % 256) % 4294967296 end
print(string.format("%.0f", h)) --> 2551176833
