-- Globals are never captured: a function sees later assignments, and a local shadows.
-- row: A9
g = 1
local function read() return g end
print(read()) --> 1
g = 2
print(read()) --> 2
local function shadowed() local g = 10 return (function() return g end)() end
print(shadowed(), read()) --> 10 2
local sum = 0
for i = 1, 3000 do
  g = i
  sum = sum + read()
end
print(sum) --> 4501500
_G.g = "through _G"
print(read(), _G["g"], rawget(_G, "g")) --> through _G through _G through _G
g = nil
print(read(), _G.g) --> nil nil
function h() return "first" end
local function callH() return h() end
local first, second = 0, 0
for i = 1, 3000 do
  if i == 1500 then function h() return "second" end end
  if callH() == "first" then first = first + 1 else second = second + 1 end
end
print(first, second) --> 1499 1501
