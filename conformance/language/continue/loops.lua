-- continue goes to the next iteration of the innermost loop, in every kind of loop.
-- row: V6
-- dialect: perigee
local out = {}
for i = 1, 6 do
  if i % 2 == 0 then continue end
  out[#out + 1] = i
end
print(table.concat(out, " ")) --> 1 3 5
local i, sum = 0, 0
while i < 3000 do
  i = i + 1
  if i % 3 ~= 0 then continue end
  sum = sum + i
end
print(sum) --> 1501500
repeat
  i = i - 1
  if i > 10 then continue end
  sum = sum + 1
until i <= 5
print(i, sum) --> 5 1501506
for _, v in ipairs({ 1, 2, 3, 4 }) do
  if v == 2 then continue else if v == 3 then continue end end
  for j = 1, 3 do
    if j ~= v then continue end
    sum = sum + 100
  end
end
print(sum) --> 1501606
local closures = {}
for k = 1, 4 do
  local mine = k * 10
  closures[k] = function() mine = mine + 1 return mine end
  if k % 2 == 0 then continue end
  mine = mine + 5
end
print(closures[1](), closures[2](), closures[3](), closures[4]()) --> 16 21 36 41
local n = 0
while n < 5 do n = n + 1 continue end
print(n) --> 5
