-- A call site sees Lua functions, builtins, callable tables, coroutines and non-functions.
-- row: A1, A2
local function apply(f, x) return f(x) end
local callables = {
  function(x) return x + 1 end, math.sqrt, tostring, setmetatable({}, { __call = function(_, x) return x * 2 end }),
  coroutine.wrap(function(x) while true do x = coroutine.yield(x - 1) end end),
}
for i = 1, 2000 do assert(apply(callables[1], i) == i + 1) end
local out = {}
for round = 1, 100 do for i, f in ipairs(callables) do out[i] = apply(f, 16) end end
print(unpack(out)) --> 17 4 16 32 15
for _, bad in ipairs({ 5, "text", true, {} }) do print((select(2, pcall(apply, bad, 1)))) end --> callee-changes-kind.lua:3: attempt to call local 'f' (a number value)
--> callee-changes-kind.lua:3: attempt to call local 'f' (a string value)
--> callee-changes-kind.lua:3: attempt to call local 'f' (a boolean value)
--> callee-changes-kind.lua:3: attempt to call local 'f' (a table value)
