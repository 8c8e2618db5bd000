-- coroutine.close runs the pending handlers of a suspended coroutine, innermost out.
-- row: D27
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function body()
  defer() note("outer") end
  local function inner()
    defer() note("inner1") end
    do defer() note("inner2") end coroutine.yield(1) end
  end
  inner()
  note("never")
end
local co = coroutine.create(body)
coroutine.resume(co)
print(coroutine.close(co)) --> true
print(take(), coroutine.status(co)) --> inner2 inner1 outer dead
print(coroutine.close(co), take() == "") --> true true
print(coroutine.resume(co)) --> false cannot resume dead coroutine
co = coroutine.create(function()
  defer() note("h1") error("H1", 0) end
  defer() note("h2") error("H2", 0) end
  defer() note("h3") end
  coroutine.yield()
end)
coroutine.resume(co)
print(coroutine.close(co)) --> false H2
print(take(), coroutine.status(co)) --> h3 h2 h1 dead
co = coroutine.create(body)
print(coroutine.close(co), coroutine.status(co), take() == "") --> true dead true
co = coroutine.create(function() end)
coroutine.resume(co)
print(coroutine.close(co)) --> true
local outer
outer = coroutine.create(function()
  local inner = coroutine.wrap(function() return (pcall(coroutine.close, outer)) end)
  return inner(), (pcall(coroutine.close, outer))
end)
print(coroutine.resume(outer)) --> true false false
print((pcall(coroutine.close, 5)), (pcall(coroutine.close))) --> false false
local closed = 0
for i = 1, 300 do
  local c = coroutine.create(function() defer() closed = closed + 1 end for k = 1, 10 do coroutine.yield(k) end end)
  for k = 1, i % 10 + 1 do coroutine.resume(c) end
  coroutine.close(c)
end
print(closed) --> 300
