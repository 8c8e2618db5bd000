-- Results are cut to one in the middle of a list and fill its end. §2.5
-- row: V26
local function none() end
local function one() return 1 end
local function three() return 1, 2, 3 end
local function show(...)
  local text = select("#", ...) .. ":"
  for i = 1, select("#", ...) do text = text .. (i > 1 and "," or "") .. tostring((select(i, ...))) end
  return text
end
print(show(three())) --> 3:1,2,3
print(show(three(), three())) --> 4:1,1,2,3
print(show((three()))) --> 1:1
print(show(none()), show((none())), show(none(), none()), show(none(), 1)) --> 0: 1:nil 1:nil 2:nil,1
local a, b, c, d = three()
print(a, b, c, d) --> 1 2 3 nil
a, b = none(), 5
print(a, b) --> nil 5
a, b, c = one(), three()
print(a, b, c) --> 1 1 2
local t = { three(), three(), x = three(), none() }
print(#t, t[1], t[2], t[3], t.x) --> 2 1 1 nil 1
print(#{ none(), three() }, #{ (three()) }, #{ three(), nil }, #{ none() }) --> 4 1 1 0
local function through() return three() end
local function added() return three(), none() end
print(show(through()), show(added())) --> 3:1,2,3 1:1
print(three() + 10, -three(), three() .. "", #{ three() }) --> 11 -1 1 3
if none() then print("never") end
local total = 0
for i = 1, 1500 do
  local x, y, z = three()
  local u, v = (three())
  assert(v == nil and none() == nil)
  total = total + x + y + z + u + select("#", three(), none())
end
print(total) --> 12000
