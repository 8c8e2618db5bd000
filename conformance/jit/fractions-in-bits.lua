-- Numbers that are no integers, in functions of bit: rounded in every tier, also where sums, products and loops begin with integers.
-- (luajit -joff prints the same; its compiler does not.)
-- row: A14
-- dialect: perigee
local band, bxor, tobit = bit.band, bit.bxor, bit.tobit
local function loops(x, y, n)
  local s = 0
  for k = 1, n do
    for i = band(x, 255) + band(y, 255), 6, 0.5 do s = s + band(i, 255) end
    for i = 0.5, 3 do s = s + band(i, 255) end
    for i = band(x, 7), 3, 0.25 do s = s + tobit(i) end
  end
  return s
end
print(loops(1, 0, 100), loops(1, 1, 300), loops(0, 0, 1000)) --> 6100 17400 62000
local function mixed(n, step)
  local a, b = 0, 1
  for i = 1, n do
    local whole = tobit(i) * 3 + 2
    local large = whole * 4294967296 * 3
    local huge = large * large * large * large
    a = bxor(a, tobit(whole) + tobit(-whole * 5) + tobit(whole % 7), tobit(large), tobit(large + whole))
    b = bxor(b, tobit(whole * step), tobit(whole + step), tobit(-step), tobit(step % 3), tobit(whole / 2), tobit(whole ^ 0.5))
    if huge ~= huge then a = a + 1 end
  end
  return a, b
end
print(mixed(300, 2)) --> 661 1711
print(mixed(300, 0.5)) --> 661 960
