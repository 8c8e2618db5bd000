-- __newindex is used only for absent keys; as a table it receives the assignment. §2.8
-- row: V9
local log = {}
local t = setmetatable({ present = 1 }, { __newindex = function(t, k, v) log[#log + 1] = k rawset(t, k, v) end })
t.present, t.new = 2, 3
t.new = 4
t.new = nil
t.new = 5
print(table.concat(log, " "), t.present, t.new) --> new new 2 5
local target = {}
local proxy = setmetatable({}, { __newindex = target, __index = target })
proxy.x = 1
proxy.x = proxy.x + 1
proxy[1], proxy[2] = "a", "b"
print(rawget(proxy, "x"), target.x, #proxy, #target, next(proxy)) --> nil 2 0 2 nil
local chained = setmetatable({}, { __newindex = setmetatable({}, { __newindex = function(t, k, v) log[#log + 1] = k .. v end }) })
chained.z = 9
print(log[#log], rawget(chained, "z")) --> z9 nil
local readOnly = setmetatable({}, { __newindex = function(_, k) error("cannot set " .. k, 2) end })
print((select(2, pcall(function() readOnly.field = 1 end)):gsub("^.-:%d+: ", ""))) --> cannot set field
local count = 0
local counting = setmetatable({}, { __newindex = function(t, k, v) count = count + 1 rawset(t, k, v) end })
for i = 1, 1500 do
  counting[i] = i
  counting[i] = -i
end
print(count, #counting, counting[7]) --> 1500 1500 -7
rawset(proxy, "own", 1)
proxy.own = 2
print(rawget(proxy, "own"), target.own) --> 2 nil
