-- continue runs the handlers of the iteration before step, condition or iterator.
-- row: D17
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v return true end
local function take() local text = table.concat(log, " ") log = {} return text end
for i = 1, 3 do
  defer() note("d" .. i) end
  if i == 2 then continue end
  note("b" .. i)
end
print(take()) --> b1 d1 d2 b3 d3
local i = 0
while note("c" .. i) and i < 3 do
  i = i + 1
  defer() note("d" .. i) end
  do
    defer() note("inner") end
    if i == 2 then continue end
  end
  note("b" .. i)
end
print(take()) --> c0 inner b1 d1 c1 inner d2 c2 inner b3 d3 c3
local function iterator(n, k) note("next" .. k) if k < n then return k + 1 end end
for k in iterator, 2, 0 do
  defer() note("d" .. k) end
  continue
end
print(take()) --> next0 d1 next1 d2 next2
local ran = 0
for j = 1, 3000 do
  defer() ran = ran + 1 end
  if j % 2 == 0 then continue end
  ran = ran + 1
end
print(ran) --> 4500
