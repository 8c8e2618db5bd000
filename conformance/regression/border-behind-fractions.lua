-- A table whose integer keys become an array part has a border where a fraction lies between the last of them and the array's size.
-- row: V33
local t = {}
for _, key in ipairs { 7.5, 100.5, 200.5, 2, 3, 4, 5, 6 } do t[key] = true end
print(#t == 0 or t[#t] ~= nil and t[#t + 1] == nil, t[7], t[7.5], t[6]) --> true nil true true

-- Keys of every kind in small numbers and in larger ones, put in, taken out and put in again.
local counts = {}
for _, n in ipairs { 1, 7, 8, 9, 17 } do
  local keys = {}
  for i = 1, n do keys[i] = ({ {}, i + 0.5, i * 1000, -i, print })[i % 5 + 1] end
  keys[n + 1], keys[n + 2] = true, false
  local s = {}
  for round = 1, 3 do
    for i = #keys, 1, -1 do s[keys[i]] = i end
    local count = 0
    for key, value in pairs(s) do
      count = count + 1
      assert(keys[value] == key)
      s[key] = nil
    end
    assert(next(s) == nil)
    counts[#counts + 1] = count
  end
end
print(table.concat(counts, " ")) --> 3 3 3 9 9 9 10 10 10 10 10 10 17 17 17
