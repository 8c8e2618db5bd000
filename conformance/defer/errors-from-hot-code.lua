-- Frequent errors leave hot functions and loops by way of their pending handlers.
-- row: D9, D11, D15
-- dialect: perigee
local log = {}
local function raise(value) error(value) end
local function guarded(n)
  local tag = "g" .. n
  defer() log[#log + 1] = tag end
  for i = 1, 3 do
    defer() log[#log + 1] = i end
    if i == 2 then raise("failed") end
  end
  return n
end
local function outer(n)
  local before = n * 2
  defer() log[#log + 1] = before end
  local result = guarded(n)
  return result
end
local ok, message
for round = 1, 500 do
  log = {}
  ok, message = pcall(outer, round)
end
print(ok, message, table.concat(log, " ")) --> false errors-from-hot-code.lua:5: failed 1 2 g500 1000

-- A handler that fails: the first error stays. One that catches, or yields, is not disturbed.
local function failing()
  defer() raise("second") end
  raise("first")
end
local function catching()
  local inner
  defer() inner = select(2, pcall(raise, "caught")); log[#log + 1] = inner end
  raise("through")
end
for round = 1, 500 do
  log = {}
  ok, message = pcall(failing)
  if round == 500 then print(ok, message) end --> false errors-from-hot-code.lua:5: first
  ok, message = pcall(catching)
end
print(message, log[1]) --> errors-from-hot-code.lua:5: through errors-from-hot-code.lua:5: caught
local function yielding(n)
  defer() coroutine.yield("cleaning") end
  raise("stopped")
end
local seen
for round = 1, 200 do
  local co = coroutine.create(function()
    local fine, what = pcall(yielding, round)
    return what
  end)
  local _, first = coroutine.resume(co)
  local _, second = coroutine.resume(co)
  seen = first .. " " .. second
end
print(seen) --> cleaning errors-from-hot-code.lua:5: stopped
