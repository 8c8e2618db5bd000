-- Coroutines are created, resumed and abandoned in hot loops, and yield in hot nested loops.
-- row: V12
local function producer(n)
  return coroutine.wrap(function()
    for i = 1, n do
      for j = 1, i do
        if j == i then coroutine.yield(i * j) end
      end
    end
  end)
end
local sum = 0
for v in producer(60) do sum = sum + v end
print(sum) --> 73810
local created = 0
for i = 1, 500 do
  local co = coroutine.create(function(a) local b = coroutine.yield(a + 1) return a + b end)
  local _, x = coroutine.resume(co, i)
  local _, y = coroutine.resume(co, 10)
  if x == i + 1 and y == i + 10 and coroutine.status(co) == "dead" then created = created + 1 end
end
print(created) --> 500
local ping, pong
local trace = 0
ping = coroutine.wrap(function(n) while true do trace = trace + n n = coroutine.yield(n + 1) end end)
pong = coroutine.wrap(function(n) while true do trace = trace - n n = coroutine.yield(n - 1) end end)
local v = 1
for i = 1, 1000 do v = pong(ping(v)) end
print(v, trace) --> 1 -1000
