-- A comparator that lies or fails leaves a permutation of the elements.
-- row: V15, V24
local function sum(t) local s = 0 for i = 1, 50 do s = s + t[i] end return s end
local seed = 7
for round = 1, 40 do
  local t = {}
  for i = 1, 50 do t[i] = i end
  local calls = 0
  pcall(table.sort, t, function(a, b)
    calls = calls + 1
    if calls == round * 5 then error("stop") end
    return a > b
  end)
  local seen = {}
  for i = 1, 50 do seen[t[i]] = true end
  assert(#t == 50)
end
print("done") --> done
