-- Hot loops left by break, return and error, with the right values of the variables.
-- row: V12
local function byBreak(n)
  local i, last = 0, nil
  while true do
    i = i + 1
    last = i * 2
    if i == n then break end
  end
  return i, last
end
local function byReturn(list, wanted)
  for i = 1, #list do
    for j = 1, 2 do
      if list[i] == wanted and j == 2 then return i, j end
    end
  end
  return nil
end
local state
local function byError(n)
  for i = 1, n + 10 do
    state = i
    if i == n then error({ at = i }) end
  end
end
print(byBreak(3000)) --> 3000 6000
local list = {}
for i = 1, 1500 do list[i] = i * 3 end
print(byReturn(list, 4500)) --> 1500 2
print(byReturn(list, -1)) --> nil
local ok, e = pcall(byError, 3000)
print(ok, e.at, state) --> false 3000 3000
for i = 1, 50 do assert(byBreak(i) == i and byReturn(list, i * 3) == i) end
