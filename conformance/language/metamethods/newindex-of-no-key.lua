-- A table refuses nil and NaN as keys before its metatable is asked.
-- row: V9
-- skip luajit: it asks __newindex first
local nan = 0/0
local calls = 0
local function count() calls = calls + 1 end
local handled = setmetatable({}, { __newindex = count })
local chained = setmetatable({}, { __newindex = setmetatable({}, { __newindex = count }) })
local function set(t, k) t[k] = 1 end
local function setNumber(t, k) t[k + 0] = 1 end
for i = 1, 300 do
  set(handled, i)
  setNumber(handled, i)
  set(chained, "key")
end
print(calls) --> 900
print(pcall(set, handled, nil)) --> false newindex-of-no-key.lua:9: table index is nil
print(pcall(set, handled, nan)) --> false newindex-of-no-key.lua:9: table index is NaN
print(pcall(setNumber, handled, nan)) --> false newindex-of-no-key.lua:10: table index is NaN
print(pcall(set, chained, nil)) --> false newindex-of-no-key.lua:9: table index is nil
print(calls) --> 900
-- What is no table has no such check of its own.
local proxy = newproxy(true)
getmetatable(proxy).__newindex = function(_, key, value) print(key, value) end
proxy[nil] = 2 --> nil 2
getmetatable(proxy).__newindex = {}
print(pcall(set, proxy, nil)) --> false newindex-of-no-key.lua:9: table index is nil
