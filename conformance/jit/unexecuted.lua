-- A branch that had never been taken when its function was translated is taken.
-- row: A12
local function get(list, i, wanted)
  if wanted then
    local entry = list[i]
    list[i] = entry + 1
    return entry
  end
  return i
end
local list = { 10, 20, 30 }
local sum = 0
for i = 1, 2000 do sum = sum + get(list, i, false) end
print(sum) --> 2001000
print(get(list, 2, true), get(list, 2, true), list[2]) --> 20 21 22
print(pcall(get, list, 4, true)) --> false unexecuted.lua:6: attempt to perform arithmetic on local 'entry' (a nil value)
print(pcall(get, nil, 1, true)) --> false unexecuted.lua:5: attempt to index local 'list' (a nil value)
for _ = 1, 2000 do get(list, 3, true) end
print(list[3]) --> 2030
