-- The append idiom t[#t + 1] and the length operator in hot loops on tables of all kinds.
-- row: V23
local function append(t, n) for i = 1, n do t[#t + 1] = i end return #t end
print(append({}, 2000), append({ 1, 2, 3 }, 100), append({ x = 1 }, 100), append(setmetatable({}, {}), 100)) --> 2000 103 100 100
local t = {}
for i = 1, 3000 do
  t[#t + 1] = i
  if #t > 10 then for j = #t, 6, -1 do t[j] = nil end end
end
print(#t, t[#t]) --> 6 3000
local function length(x) return #x end
for i = 1, 2000 do assert(length(("x"):rep(i % 10)) == i % 10) end
print(length({ 1, 2 }), length("abc"), (pcall(length, 5))) --> 2 3 false
local logged = 0
local proxy = setmetatable({}, { __newindex = function(p, k, v) logged = logged + 1 rawset(p, k, v) end })
print(append(proxy, 500), logged) --> 500 500
