-- debug.traceback of a suspended and of a dead coroutine shows its own stack.
-- row: V30
local function body(n)
  coroutine.yield(n)
  error("failed", 0)
end
local co = coroutine.create(function() local x = body(1) return x end)
print((debug.traceback(co))) --> stack traceback:
coroutine.resume(co)
print((debug.traceback(co, "suspended"):gsub("\n%s*%[C%][^\n]*", ""))) --> suspended
--> stack traceback:
-->  traceback-coroutine.lua:4: in function 'body'
-->  traceback-coroutine.lua:7: in function <traceback-coroutine.lua:7>
coroutine.resume(co)
print((debug.traceback(co, "dead"):gsub("\n%s*%[C%][^\n]*", ""))) --> dead
--> stack traceback:
-->  traceback-coroutine.lua:5: in function 'body'
-->  traceback-coroutine.lua:7: in function <traceback-coroutine.lua:7>
local finished = coroutine.create(function() end)
coroutine.resume(finished)
print((debug.traceback(finished))) --> stack traceback:
