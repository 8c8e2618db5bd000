-- A table of numbers is indexed by strings and other keys in the same loop.
-- row: V23
local t = { 10, 20, 30, ["1"] = "string one", x = "field" }
local keys = { 1, 2, 3 }
local numbers, strings, nils = 0, 0, 0
for i = 1, 3000 do
  local k = keys[i % 3 + 1]
  if i % 10 == 0 then k = tostring(k) end
  if i % 100 == 0 then k = "x" end
  if i % 500 == 0 then k = k == "x" and true end
  local v = t[k]
  if type(v) == "number" then numbers = numbers + 1
  elseif v then strings = strings + 1
  else nils = nils + 1 end
end
print(numbers, strings, nils) --> 2700 114 186
local s = "text"
local lengths = 0
for i = 1, 3000 do
  local v = i == 2900 and { len = 100 } or s
  lengths = lengths + (type(v) == "string" and #v or v.len)
end
print(lengths) --> 12096
