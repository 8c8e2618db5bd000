-- The loop variable of a hot loop is captured in some iterations only.
-- row: A6, A15
local kept = {}
local sum = 0
for i = 1, 3000 do
  local v = i * 2
  if i % 1000 == 0 then
    kept[#kept + 1] = function() v = v + i return v end
  end
  sum = sum + v
end
print(sum, kept[1](), kept[1](), kept[3]()) --> 9003000 3000 4000 9000
for i, f in ipairs(kept) do kept[i] = function() return f() + i end end
print(kept[2](), kept[2]()) --> 6002 8002
