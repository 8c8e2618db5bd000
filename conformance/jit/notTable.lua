-- A value that has always been a table is a string, then nothing that can be indexed or stored into.
-- row: A14
local function store(t, v) t.value = v end
local function size(t) return #t end
local t = { 1, 2, 3 }
local sum = 0
for i = 1, 2000 do
  store(t, i)
  sum = sum + size(t)
end
print(sum, t.value) --> 6000 2000
print(size("four"), size({})) --> 4 0
local log = {}
store(setmetatable({}, { __newindex = function(_, k, v) log[1] = k .. "=" .. v end }), 7)
print(log[1]) --> value=7
print(pcall(size, 5)) --> false notTable.lua:4: attempt to get length of local 't' (a number value)
print(pcall(store, "text", 1)) --> false notTable.lua:3: attempt to index local 't' (a string value)
print(pcall(store, nil, 1)) --> false notTable.lua:3: attempt to index local 't' (a nil value)
