-- A local is visible after its own statement; `local function` sees itself. §2.6, §2.4.7
-- row: V6
local x = 10
do
  local x = x + 1
  print(x) --> 11
  local x = x * 2
  print(x) --> 22
end
print(x) --> 10
local f = function(n) return type(f) end
print(f()) --> nil
local function g(n) return n == 0 and "self" or g(n - 1) end
print(g(5)) --> self
local a, b, c = 1
print(a, b, c) --> 1 nil nil
local function shadow(x)
  local x = x or "default"
  do local x = "inner" end
  return x
end
for i = 1, 2000 do assert(shadow(i) == i) end
print(shadow()) --> default
if true then local y = 1 end
print(y) --> nil
