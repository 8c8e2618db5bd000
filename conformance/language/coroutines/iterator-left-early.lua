-- A generator abandoned by break does no harm, and can be continued later.
-- row: V7
local function naturals() return coroutine.wrap(function() local n = 0 while true do n = n + 1 coroutine.yield(n) end end) end
local next1 = naturals()
for v in next1 do if v == 10 then break end end
print(next1(), next1()) --> 11 12
local sum = 0
for i = 1, 300 do
  for v in naturals() do
    sum = sum + v
    if v == 5 then break end
  end
end
print(sum) --> 4500
