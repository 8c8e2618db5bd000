-- o:m(...) passes o as the first argument and evaluates o once. §2.5.8
-- row: V6
local log = {}
local object = { n = 10 }
function object:add(x, ...) self.n = self.n + x return self, ... end
function object.static(x) return x end
local function get() log[#log + 1] = "get" return object end
print(get():add(1) == object, object.n, #log) --> true 11 1
print(object:add(2):add(3):add(4).n) --> 20
print(select("#", object:add(0, 1, 2, 3)), object.static(5), object:static() == object) --> 4 5 true
local s = "text"
print(s:upper(), ("x"):rep(3), ("%d-%d"):format(1, 2), #s:sub(2)) --> TEXT xxx 1-2 3
local nested = { a = { b = { c = function(self, v) return self.d + v end, d = 5 } } }
print(nested.a.b:c(1)) --> 6
function nested.a.b.f(x) return x end
function nested.a.b:g(x) return self == nested.a.b, x end
print(nested.a.b.f(1), nested.a.b:g(2)) --> 1 true 2
for i = 1, 3000 do object:add(1) end
print(object.n) --> 3020
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() object:missing() end)) --> attempt to call method 'missing' (a nil value)
print(message(function() object.n:add() end)) --> attempt to index field 'n' (a number value)
print(message(function() s:missing() end)) --> attempt to call method 'missing' (a nil value)
