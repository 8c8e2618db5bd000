-- __index: function or table, followed through any number of tables; raw fields come first. §2.8
-- row: V9
local base = { a = "base a", b = "base b", f = function(self) return self.name end }
local middle = setmetatable({ b = "middle b" }, { __index = base })
local object = setmetatable({ name = "object" }, { __index = middle })
print(object.a, object.b, object.c, object:f(), rawget(object, "a")) --> base a middle b nil object nil
local calls = 0
local lazy = setmetatable({}, { __index = function(t, k) calls = calls + 1 return k .. "!", "dropped" end })
print(lazy.x, lazy.y, lazy["z"], calls, rawget(lazy, "x")) --> x! y! z! 3 nil
local through = setmetatable({}, { __index = lazy })
print(through.q, select("#", through.q)) --> q! 1
local cache = setmetatable({}, { __index = function(t, k) local v = k * k rawset(t, k, v) return v end })
local sum = 0
for round = 1, 2 do for i = 1, 1500 do sum = sum + cache[i] end end
print(sum, rawget(cache, 10)) --> 2252250500 100
local deep = { value = 42 }
for i = 1, 50 do deep = setmetatable({}, { __index = deep }) end
local total = 0
for i = 1, 2000 do total = total + deep.value end
print(total, deep.missing) --> 84000 nil
object.a = "own a"
print(object.a, base.a) --> own a base a
object.a = nil
base.a = "new base a"
print(object.a) --> new base a
local indexed = setmetatable({}, { __index = setmetatable({}, { __index = function(t, k) return type(t) .. tostring(k) end }) })
print(indexed[1], indexed[true], indexed.k) --> table1 tabletrue tablek
print(setmetatable({ 1, 2 }, { __index = function(_, k) return "no " .. k end })[3]) --> no 3
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() return setmetatable({}, { __index = 5 }).x end)) --> attempt to index a number value
print(setmetatable({}, { __index = "text" }).len == string.len) --> true
