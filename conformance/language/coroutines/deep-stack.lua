-- A coroutine yields and errors from deep inside recursion.
-- row: V12
local function down(n)
  if n == 0 then return coroutine.yield("bottom") end
  local r = down(n - 1)
  return r + 1
end
local co = coroutine.create(down)
print(coroutine.resume(co, 3000)) --> true bottom
print(coroutine.resume(co, 5)) --> true 3005
local function fail(n) if n == 0 then error("deep", 0) end fail(n - 1) return 1 end
print(coroutine.resume(coroutine.create(fail), 3000)) --> false deep
local function nest(n)
  if n == 0 then return "core" end
  local _, v = coroutine.resume(coroutine.create(nest), n - 1)
  return v .. n
end
print(nest(20)) --> core1234567891011121314151617181920
