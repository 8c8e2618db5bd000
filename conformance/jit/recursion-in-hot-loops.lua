-- Recursive functions called from hot loops, and hot loops inside recursion.
-- row: V13
local function sum(t) local s = t.v for i = 1, #t do s = s + sum(t[i]) end return s end
local function build(d) local n = { v = d } if d > 0 then for i = 1, 3 do n[i] = build(d - 1) end end return n end
local tree = build(5)
local total = 0
for i = 1, 10 do total = total + sum(tree) end
print(total) --> 1790
local function power(b, e) if e == 0 then return 1 end if e % 2 == 0 then local h = power(b, e / 2) return h * h end return b * power(b, e - 1) end
local ok = 0
for i = 1, 1000 do if power(2, i % 50) == 2 ^ (i % 50) then ok = ok + 1 end end
print(ok) --> 1000
local function quicksort(t, lo, hi)
  if lo >= hi then return end
  local p, i = t[hi], lo
  for j = lo, hi - 1 do
    if t[j] < p then t[i], t[j] = t[j], t[i] i = i + 1 end
  end
  t[i], t[hi] = t[hi], t[i]
  quicksort(t, lo, i - 1)
  quicksort(t, i + 1, hi)
end
local list = {}
for i = 1, 800 do list[i] = i * 7919 % 1009 end
quicksort(list, 1, 800)
for i = 2, 800 do assert(list[i - 1] <= list[i]) end
print(list[1], list[800]) --> 1 1008
