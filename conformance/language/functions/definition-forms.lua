-- function statements, anonymous functions, parameters and missing or extra arguments. §2.5.9
-- row: V6, A2
local t = { a = { b = {} } }
function t.f(x) return "f", x end
function t.a.b.f(x) return "abf", x end
function t.a.b:m(x) return self == t.a.b, x end
function globalFunction(x) return "global", x end
local function f(a, b, c) return a, b, c end
print(t.f(1)) --> f 1
print(t.a.b.f(2)) --> abf 2
print(t.a.b:m(3)) --> true 3
print(globalFunction(4)) --> global 4
print(f(1)) --> 1 nil nil
print(f(1, 2, 3, 4)) --> 1 2 3
print((function(...) return select("#", ...) end)(1, 2, 3)) --> 3
local function identity() return function() end end
print(identity() ~= identity(), type(identity()), rawequal(print, print)) --> true function true
local many = {}
for i = 1, 1000 do many[function() end] = true end
local n = 0
for k in pairs(many) do n = n + 1 end
print(n) --> 1000
globalFunction = nil
