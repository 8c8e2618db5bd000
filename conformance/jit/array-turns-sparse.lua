-- An array walked by a hot loop gets holes, strings, and a far element.
-- row: V23
local function sum(t, n)
  local s = 0
  for i = 1, n do
    local v = t[i]
    if v then s = s + v end
  end
  return s
end
local t = {}
for i = 1, 100 do t[i] = i end
for round = 1, 30 do assert(sum(t, 100) == 5050) end
t[50] = nil
print(sum(t, 100)) --> 5000
t[1000000] = 7
print(sum(t, 101), t[1000000]) --> 5000 7
t[60] = "60"
print(sum(t, 100)) --> 5000
t[61] = 0.5
print(sum(t, 100)) --> 4939.5
for i = 1, 100 do t[i] = nil end
print(sum(t, 100)) --> 0
t[1] = false
print(sum(t, 100), t[1]) --> 0 false
local function grow(t, n) for i = 1, n do t[i] = i end return #t end
print(grow({}, 2000), grow({ x = 1 }, 10), grow({ [3] = 1 }, 5)) --> 2000 10 5
