-- A chunk is a vararg function. §2.4.1
-- row: V25
local f = loadstring("return select('#', ...), ...")
print(f()) --> 0
print(f(1, nil)) --> 2 1 nil
local g = loadstring("local a, b = ... return b, a")
for i = 1, 1500 do
  local b, a = g(i, i + 1)
  assert(a == i and b == i + 1)
end
print(g("x", "y")) --> y x
print(select("#", ...)) --> 0
