-- The same message, name and line come from a function that is called often before it fails.
-- row: V30
local record = { value = 1, method = function(self) return self.value end }
local function field(t) return t.value + 1 end
local function method(t) return t:method() end
local function concat(a, b) return a .. b end
local function compare(a, b) return a < b end
local function loop(list)
  local sum = 0
  for i = 1, #list do
    sum = sum + list[i].value
  end
  return sum
end
local list = {}
for i = 1, 50 do list[i] = record end
for i = 1, 2000 do
  field(record)
  method(record)
  concat(i, "x")
  compare(i, i)
  if i % 40 == 0 then loop(list) end
end
print(pcall(field, nil)) --> false messages-stay-the-same-when-hot.lua:4: attempt to index local 't' (a nil value)
print(pcall(field, { value = {} })) --> false messages-stay-the-same-when-hot.lua:4: attempt to perform arithmetic on field 'value' (a table value)
print(pcall(field, {})) --> false messages-stay-the-same-when-hot.lua:4: attempt to perform arithmetic on field 'value' (a nil value)
print(pcall(method, {})) --> false messages-stay-the-same-when-hot.lua:5: attempt to call method 'method' (a nil value)
print(pcall(method, 5)) --> false messages-stay-the-same-when-hot.lua:5: attempt to index local 't' (a number value)
print(pcall(method, { method = 1 })) --> false messages-stay-the-same-when-hot.lua:5: attempt to call method 'method' (a number value)
print(pcall(concat, "x", nil)) --> false messages-stay-the-same-when-hot.lua:6: attempt to concatenate local 'b' (a nil value)
print(pcall(compare, 1, "x")) --> false messages-stay-the-same-when-hot.lua:7: attempt to compare number with string
list[30] = nil
print(pcall(loop, { record, record, {} })) --> false messages-stay-the-same-when-hot.lua:11: attempt to perform arithmetic on field 'value' (a nil value)
print(pcall(loop, 7)) --> false messages-stay-the-same-when-hot.lua:10: attempt to get length of local 'list' (a number value)
