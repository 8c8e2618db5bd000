-- Numeric for: limits are evaluated once, the variable is local to each iteration. §2.4.5
-- row: V6
local function collect(first, last, step)
  local out = {}
  if step then for i = first, last, step do out[#out + 1] = i end
  else for i = first, last do out[#out + 1] = i end end
  return table.concat(out, " ")
end
print(collect(1, 5)) --> 1 2 3 4 5
print(collect(5, 1)) -->
print(collect(5, 1, -2)) --> 5 3 1
print(collect(1, 2, 0.25)) --> 1 1.25 1.5 1.75 2
print(collect(3, 3), collect(3, 2.9), collect(-1, 1)) --> 3  -1 0 1
print(collect("1", "3"), collect(1, 10, "4")) --> 1 2 3 1 5 9
print(collect(1.5, 4)) --> 1.5 2.5 3.5
local limit = 5
local count = 0
for i = 1, limit do
  limit = 100
  i = i + 50
  count = count + 1
end
print(count, limit) --> 5 100
local i = "outer"
for i = 1, 3 do end
print(i) --> outer
local evaluations = 0
local function once(v) evaluations = evaluations + 1 return v end
for _ = once(1), once(3000), once(1) do end
print(evaluations) --> 3
