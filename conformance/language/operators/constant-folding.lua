-- Constant expressions give exactly what the same expression gives at run time.
-- row: V18
local function same(constant, computed) return constant == computed or (constant ~= constant and computed ~= computed) end
local one, two, three, zero = 1, 2, 3, 0
assert(same(1 + 2 * 3, one + two * three))
assert(same(2 ^ 53 + 1, two ^ 53 + one))
assert(same(1 / 3, one / three))
assert(same(-3 % 2, -three % two))
assert(same(1 / 0, one / zero))
assert(same(0 / 0, zero / zero))
assert(same(1 % 0, one % zero))
assert(same(-2 ^ 2, -two ^ two))
assert(same("2" + 1, "2" + one))
assert(same(0.1 + 0.2, one / 10 + two / 10))
print(0.1 + 0.2 == 0.3, 1e308 * 10, -1e308 * 10) --> false inf -inf
print(#"abc" * 2, not nil, not 0, -"3") --> 6 true false -3
