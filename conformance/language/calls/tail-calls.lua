-- Tail calls are unbounded: self, mutual, through methods, with varargs and multiple results. §2.5.8
-- row: V28
local function down(n) if n == 0 then return "bottom", n end return down(n - 1) end
print(down(200000)) --> bottom 0
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(100001), odd(100001)) --> false true
local object = {}
function object:run(n, acc) if n == 0 then return acc end return self:run(n - 1, acc + n) end
print(object:run(50000, 0)) --> 1250025000
local function spread(n, ...) if n == 0 then return ... end return spread(n - 1, ...) end
print(spread(20000, 1, nil, 3)) --> 1 nil 3
local callable = setmetatable({}, { __call = function(self, n) if n == 0 then return "called" end return self(n - 1) end })
print(callable(20000)) --> called
local function fact(n, acc) if n <= 1 then return acc end return fact(n - 1, n * acc) end
print(string.format("%.0f", fact(15, 1))) --> 1307674368000
local states = {}
function states.a(n) if n == 0 then return "a" end return states.b(n - 1) end
function states.b(n) if n == 0 then return "b" end return states.c(n - 1) end
function states.c(n) if n == 0 then return "c" end return states.a(n - 1) end
print(states.a(100000)) --> b
