-- A tail call of a value with a `__call` handler takes the place of its caller, like any other.
-- row: V28

local object = setmetatable({}, {
  __call = function(self, n, ...)
    if n == 0 then return "done", ... end
    return self(n - 1, ...)
  end,
})
print(pcall(object, 220000, 1, 2)) --> true done 1 2

-- By turns with a function.
local step
local other = setmetatable({}, { __call = function(_, n) return step(n) end })
function step(n)
  if n == 0 then return "end" end
  return other(n - 1)
end
print(step(210000)) --> end

-- A handler that is a builtin, and one that yields.
local object2 = setmetatable({}, { __call = rawequal })
print((function(...) return object2(...) end)(object2)) --> true
local co = coroutine.wrap(function()
  return setmetatable({}, { __call = function(_, a) return coroutine.yield(a), 7 end })(3)
end)
print(co()) --> 3
print(co(9)) --> 9 7

-- Errors are told of the place where the call was made.
print(pcall(function() local x = 5 return x(1) end)) --> false tail-calls-of-callables.lua:31: attempt to call local 'x' (a number value)
print(pcall(function() return ({})(1) end)) --> false tail-calls-of-callables.lua:32: attempt to call a table value
