-- __call makes any value callable; the called value becomes the first argument. §2.8
-- row: V9, A2
local callable = setmetatable({ base = 10 }, { __call = function(self, a, ...) return self.base + (a or 0), select("#", ...) end })
print(callable(), callable(5)) --> 10 15 0
print(callable(1, 2, nil)) --> 11 2
local t = { f = callable }
print(t.f(1), (t.f(1, 2))) --> 11 11
print(pcall(callable, 3)) --> true 13 0
local sum = 0
for i = 1, 3000 do sum = sum + callable(i) end
print(sum) --> 4531500
print(string.gsub("abc", "%w", setmetatable({}, { __index = function(_, k) return k:upper() end }))) --> ABC 3
local Class = setmetatable({}, { __call = function(class, x) return setmetatable({ x = x }, class) end })
Class.__index = Class
function Class:get() return self.x end
print(Class(7):get()) --> 7
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() setmetatable({}, { __call = 5 })() end)) --> attempt to call a table value
print(message(function() local x = {} x() end)) --> attempt to call local 'x' (a table value)
