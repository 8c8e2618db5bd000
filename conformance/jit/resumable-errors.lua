-- Errors in hot bodies that have been suspended: positions, levels, tracebacks, and what a dead coroutine says.
-- row: V12
local function check(n)
  local got = coroutine.yield(n)
  if got == "fail" then error("failed") end
  if got == "level" then error("caller", 2) end
  if got == "index" then return got.x.y end
  if got == "table" then error({ n }) end
  return got
end
local function body(n)
  for i = 1, n do
    check(i)
    if i % 7 == 0 then check(-i) end
  end
  return "end"
end
local function fail(at, how)
  local co = coroutine.create(body)
  local ok, value = coroutine.resume(co, 1000)
  local count = 1
  while ok and coroutine.status(co) == "suspended" do
    count = count + 1
    ok, value = coroutine.resume(co, count > at and how or nil)
  end
  return ok, value, coroutine.status(co), co
end
for _ = 1, 4 do assert(fail(2000, "fail")) end
print((select(2, fail(500, "fail")))) --> resumable-errors.lua:5: failed
print((select(2, fail(501, "level")))) --> resumable-errors.lua:13: caller
print((select(2, fail(502, "index")))) --> resumable-errors.lua:7: attempt to index field 'x' (a nil value)
print(type(select(2, fail(503, "table"))), select(2, fail(503, "table"))[1]) --> table 441
local ok, value, status, co = fail(504, "fail")
print((debug.traceback(co))) --> stack traceback:
-->  [C]: in function 'error'
-->  resumable-errors.lua:5: in function 'check'
-->  resumable-errors.lua:14: in function <resumable-errors.lua:11>
local wrapped = coroutine.wrap(function() body(1000) end)
for i = 1, 700 do wrapped() end
print(pcall(wrapped, "level")) --> false resumable-errors.lua:13: caller
print(pcall(wrapped)) --> false cannot resume dead coroutine

-- The stack of a suspended one.
local waiting = coroutine.create(function() body(1000) return 1 end)
for i = 1, 600 do coroutine.resume(waiting) end
print(debug.traceback(waiting, "waits")) --> waits
--> stack traceback:
-->  [C]: in function 'yield'
-->  resumable-errors.lua:4: in function 'check'
-->  resumable-errors.lua:14: in function 'body'
-->  resumable-errors.lua:44: in function <resumable-errors.lua:44>
print(debug.traceback(waiting, nil, 1)) --> nil
local info = debug.getinfo(waiting, 1, "nSl")
print(info.currentline, info.name, info.short_src) --> 4 check resumable-errors.lua
print(debug.getlocal(waiting, 1, 1)) --> n -525
print(debug.getlocal(waiting, 2, 1)) --> n 1000
print(debug.getinfo(waiting, 0, "f").func == coroutine.yield) --> true
