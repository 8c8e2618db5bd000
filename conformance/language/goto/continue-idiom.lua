-- goto to a label at the end of the loop body continues the loop; locals before the label do not hinder it.
-- row: V6
-- dialect: luajit
local kept = {}
for i = 1, 10 do
  if i % 2 == 0 then goto continue end
  local square = i * i
  kept[#kept + 1] = square
  ::continue::
end
print(table.concat(kept, " ")) --> 1 9 25 49 81
local sum, i = 0, 0
while i < 3000 do
  i = i + 1
  if i % 3 ~= 0 then goto next end
  sum = sum + i
  ::next::
end
print(sum) --> 1501500
for k, v in pairs({ 1, 2, 3 }) do
  for j = 1, 3 do
    if j == 2 then goto outer end
    sum = sum + 1
  end
  ::outer::
end
print(sum) --> 1501503
repeat
  i = i - 1
  if i % 2 == 0 then goto again end
  sum = sum - 1
  ::again::
until i == 0
print(sum) --> 1500003
