-- When a coroutine finishes or fails, its handlers have run before resume or wrap returns.
-- row: D25
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function body(how)
  defer() note("outer") end
  local function inner()
    defer() note("inner") end
    coroutine.yield()
    if how == "error" then error("failed", 0) end
  end
  inner()
  return "result"
end
local co = coroutine.create(body)
coroutine.resume(co, "end")
print(coroutine.resume(co)) --> true result
print(coroutine.status(co), take()) --> dead inner outer
co = coroutine.create(body)
coroutine.resume(co, "error")
print(coroutine.resume(co)) --> false failed
print(coroutine.status(co), take()) --> dead inner outer
local f = coroutine.wrap(body)
f("error")
print(pcall(f)) --> false failed
print(take()) --> inner outer
print(coroutine.resume(coroutine.create(function() defer() error("handler", 0) end return 1 end))) --> false handler
