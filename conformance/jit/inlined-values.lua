-- Arguments and results of small functions that are put in line: fewer and more than they take or the caller wants, assigned parameters,
-- results that are arguments of other calls, several returns, and tail calls.
-- row: A13, A14
local function first(a, b) return a end
local function pair(a, b) return b, a end
local function none(a) end
local function fallback(a, b)
  if a == nil then a = b end
  return a
end
local function sign(x)
  if x > 0 then return 1 elseif x < 0 then return -1, "negative" end
  return 0
end
local function bounded(x, low, high)
  if x < low then x = low end
  if x > high then x = high end
  return x
end
local function clamp(x) return bounded(x, 0, 10) end
local function choose(c, a, b) return c and a or b end
local function inner(x) return x + 1 end
local function outer(x, y) return x * 10 + (y or 0) end

local function run(n)
  local sums = { 0, 0, 0, 0, 0, 0, 0, 0 }
  for i = 1, n do
    local a, b, c = pair(i, 2 * i)
    assert(c == nil and a == 2 * i and b == i)
    b, a = pair(a, b)
    assert(a == 2 * i and b == i)
    local x, y = sign(i - 150)
    assert(y == (i < 150 and "negative" or nil))
    local p, q = none(i)
    assert(p == nil and q == nil)
    sums[1] = sums[1] + first(i, i, i) + x
    sums[2] = sums[2] + fallback(nil, i) + fallback(1)
    sums[3] = sums[3] + clamp(i - 100)
    sums[4] = sums[4] + outer(inner(inner(i)))
    sums[5] = sums[5] + outer(i, inner(i))
    sums[6] = sums[6] + #{ pair(inner(i), i) }
    sums[7] = sums[7] + select("#", none(i)) + select("#", pair(1)) + select("#", first())
    sums[8] = sums[8] + choose(i % 2 == 0, i, -1)
  end
  return unpack(sums)
end
print(run(300)) --> 45151 45450 1955 457500 496950 600 900 22500
print(run(301)) --> 45453 45752 1965 460530 500262 602 903 22499
print(pcall(run, 1)) --> true 0 2 0 30 12 2 3 -1

-- A copy of an argument stays what it was.
local function shift(a, b)
  a, b = b, a + b
  return a - b
end
local total = 0
for i = 1, 300 do
  local j = i
  total = total + shift(i, j) + i + j
end
print(total) --> 45150

-- Values of all kinds and nothing, the last of them unlike those before.
local function same(x, y) return x == y end
local function is(x) return not x end
local kinds = { 1, "a", true, {}, print, 0 / 0 }
local found = 0
for i = 1, 600 do
  local kind = kinds[i % 7]
  if same(kind, kind) then found = found + 1 end
  if is(kind) then found = found + 1000 end
end
print(found) --> 85515
print(same(2, 2), same("2", 2), is(nil), is(false), is(0)) --> true false true true false
