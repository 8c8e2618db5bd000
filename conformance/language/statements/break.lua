-- break leaves the innermost loop of any kind and ends its block. §2.4.4
-- row: V6
local log = {}
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then break end
    log[#log + 1] = i .. j
  end
  while true do
    do do break end end
  end
  repeat
    if i then break end
    log[#log + 1] = "never"
  until true
  for k in pairs({ 1, 2 }) do break end
end
print(table.concat(log, " ")) --> 11 21 31
local function find(list, wanted)
  local index
  for i = 1, #list do
    if list[i] == wanted then index = i break end
  end
  return index
end
local list = {}
for i = 1, 60 do list[i] = i * i end
local found = 0
for i = 1, 60 do found = found + find(list, i * i) end
print(found, find(list, -1)) --> 1830 nil
