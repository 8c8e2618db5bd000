-- A callee that has always been a function is a callable table, then nothing that can be called.
-- row: A2, A14
local function apply(f, x)
  local y = f(x)
  return y
end
local function twice(x, ...) return x * 2 end
local sum = 0
for i = 1, 2000 do sum = sum + apply(twice, i) end
print(sum) --> 4002000
print(apply(setmetatable({}, { __call = function(_, x) return "called with " .. x end }), 5)) --> called with 5
print(apply(math.floor, 2.5), apply(coroutine.wrap(function(x) return -x end), 4)) --> 2 -4
print(pcall(apply, nil, 1)) --> false notFunction.lua:4: attempt to call local 'f' (a nil value)
print(pcall(apply, {}, 1)) --> false notFunction.lua:4: attempt to call local 'f' (a table value)
print(apply(twice, 21)) --> 42
