-- Targets are evaluated left to right, then the values; the assignments are done right to left (undefined in §2.4.3, but both references do so).
-- row: V26
local log = {}
local function note(name, v)
  log[#log + 1] = name
  return v
end
local store = setmetatable({}, { __newindex = function(_, k, v) log[#log + 1] = k .. "=" .. tostring(v) end })
note("t1", store)[note("k1", "a")], note("t2", store)[note("k2", "b")] = note("v1", 1), note("v2", 2)
print(table.concat(log, " ")) --> t1 k1 t2 k2 v1 v2 b=2 a=1
local t = {}
t.x, t.x = 1, 2
print(t.x) --> 1
local a
a, a = 1, 2
print(a) --> 1
