-- Coroutines that yield from inside nested hot loops keep their state.
-- row: V12
local function worker(n)
  local total = 0
  for i = 1, n do
    for j = 1, 3 do
      total = total + i * j
      if j == 2 then total = total + coroutine.yield(total) end
    end
  end
  return "end", total
end
local co = coroutine.create(worker)
local _, v = coroutine.resume(co, 800)
local resumes = 0
while coroutine.status(co) == "suspended" do
  local ok, a, b = coroutine.resume(co, 1)
  resumes = resumes + 1
  v = b or a
end
print(resumes, v) --> 800 1923200
local many, done = {}, 0
for i = 1, 100 do
  many[i] = coroutine.wrap(function()
    local sum = 0
    for k = 1, 20 do
      sum = sum + k
      coroutine.yield(false)
    end
    return sum + i
  end)
end
local total = 0
for round = 1, 21 do
  for i = 1, 100 do
    local r = many[i]()
    if r then
      done = done + 1
      total = total + r
    end
  end
end
print(done, total) --> 100 26050
