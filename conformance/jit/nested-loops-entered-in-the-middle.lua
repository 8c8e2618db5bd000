-- Nested hot loops with live outer state: inner loops get hot during an outer iteration.
-- row: V12
local function run(n)
  local outer, log = 0, {}
  for i = 1, 3 do
    local before = i * 100
    local inner = 0
    for j = 1, n do
      inner = inner + j % 3
      local k = 0
      while k < 3 do
        k = k + 1
        outer = outer + k
      end
    end
    log[#log + 1] = before .. ":" .. inner
  end
  return outer, table.concat(log, " ")
end
print(run(1200)) --> 21600 100:1200 200:1200 300:1200
local total, rows = 0, {}
for i = 1, 60 do
  local row = {}
  for j = 1, 60 do
    row[j] = i * j
    if j == i then total = total + row[j] end
  end
  rows[i] = row
end
print(total, rows[60][60], #rows[30]) --> 73810 3600 60
local a, b, c = 0, "x", {}
repeat
  a = a + 1
  for i = 1, 50 do c[i] = (c[i] or 0) + a end
until a == 60
print(a, b, c[1], c[50]) --> 60 x 1830 1830
