-- Handlers of hot bodies: at the normal end, on errors, when they yield themselves, and when the coroutine is closed.
-- row: D24, D25, D27, D28
-- dialect: perigee
local log
local function body(n)
  for i = 1, n do
    defer(k) log = log + k end(i)
    if i % 3 == 0 then
      defer() log = log + coroutine.yield("handler") end
      if coroutine.yield(i) == "continue" then continue end
    elseif coroutine.yield(i) == "fail" then
      error("failed", 0)
    end
  end
  return "end"
end
local function run(n, answers)
  log = 0
  local co = coroutine.create(body)
  local ok, value = coroutine.resume(co, n)
  local count = 0
  while coroutine.status(co) == "suspended" do
    count = count + 1
    local answer = value == "handler" and 1000 or answers[count]
    if answer == "close" then return count, log, coroutine.close(co) end
    ok, value = coroutine.resume(co, answer)
  end
  return count, log, ok, value
end
for _ = 1, 3 do run(400, {}) end
print(run(300, {})) --> 400 145150 true end
print(run(900, { [803] = "continue", [1101] = "fail" })) --> 1101 616551 false failed
print(run(900, { [902] = "close" })) --> 902 453826 true
print(run(900, { [904 + 1] = "close" })) --> 905 456181 true
print(run(900, { [903] = "continue", [1002] = "fail" })) --> 1002 533128 false failed
local co = coroutine.wrap(function()
  defer() print("left") end
  for i = 1, 1000 do coroutine.yield(coroutine.running() ~= nil and coroutine.isyieldable()) end
end)
for i = 1, 1000 do assert(co() == true) end
co() --> left
