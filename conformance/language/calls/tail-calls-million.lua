-- A million tail calls.
-- row: V28
local function loop(n, a, b) if n == 0 then return a, b end return loop(n - 1, b, a) end
print(loop(1000000, "a", "b")) --> a b
