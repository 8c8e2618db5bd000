-- Accesses that tables serve by themselves meet tables whose metatables have functions for them, in hot code.
-- row: A14
local function read(t, k) return t[k] end
local function field(t) return t.field end
local function write(t, k, v) t[k] = v end
local function name(t, v) t.field = v end
local plain, parent = {}, {}
for i = 1, 10 do parent[i] = -i end
local child = setmetatable({}, { __index = parent })
local found = 0
for i = 1, 3000 do
  local t = i % 3 == 0 and child or plain
  write(t, i, i)
  name(t, i)
  found = found + (read(t, i + 1) or 1) + (read(t, 0) and 1 or 0) + (field(t) or 0)
end
print(found, plain[2999], child.field) --> 4504476 2999 3000
local log = {}
local watched = setmetatable({}, {
  __index = function(_, k) log[#log + 1] = "get " .. tostring(k) return k end,
  __newindex = function(t, k, v) log[#log + 1] = "set " .. tostring(k) rawset(t, k, v) end,
})
for i = 1, 12 do
  assert(read(watched, i) == i)
  write(watched, i, i * 2)
  assert(read(watched, i) == i * 2)
end
assert(field(watched) == "field")
name(watched, 1)
name(watched, 2)
print(#log, log[1], log[2], log[24], log[25], log[26], watched.field) --> 26 get 1 set 1 set 12 get field set field 2
print(pcall(read, nil, 1)) --> false metamethod.lua:3: attempt to index local 't' (a nil value)
print(pcall(write, plain, 0 / 0, 1)) --> false metamethod.lua:5: table index is NaN
print(pcall(write, plain, nil, 1)) --> false metamethod.lua:5: table index is nil
print(pcall(name, 5, 1)) --> false metamethod.lua:6: attempt to index local 't' (a number value)
print(read("abc", "len") == string.len, pcall(read, 5, 1)) --> true false metamethod.lua:3: attempt to index local 't' (a number value)
