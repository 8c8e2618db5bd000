-- A small function in line that reads what it overwrites, in a table that gets the element only then: when its guess fails, the call is made
-- again, and must not find what it has stored itself.
-- row: A13, A14
local function exchange(t, k, value)
  local old = t[k]
  t[k] = value
  return old
end
local function count(t, name)
  local old = t[name]
  t[name] = (old or 0) + 1
  return old
end
local function run(n)
  local t, c, sum, seen = {}, {}, 0, 0
  for i = 1, n do
    sum = sum + (exchange(t, i % 7, i) or 0)
    seen = seen + (count(c, "n") or 0)
  end
  return sum, seen, c.n
end
print(run(300)) --> 43071 44850 300
print(run(8)) --> 1 28 8
