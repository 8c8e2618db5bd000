-- An error ends the coroutine: resume returns it, wrap raises it; any value may be the error. §2.11
-- row: V29
local co = coroutine.create(function() error("message", 0) end)
print(coroutine.resume(co)) --> false message
print(coroutine.status(co), coroutine.resume(co)) --> dead false cannot resume dead coroutine
local value = {}
print(select(2, coroutine.resume(coroutine.create(function() error(value) end))) == value) --> true
print(coroutine.resume(coroutine.create(function() error() end))) --> false nil
print(coroutine.resume(coroutine.create(function() error(false) end))) --> false false
print(coroutine.resume(coroutine.create(function() local x = nil; return x.y end))) --> false errors.lua:10: attempt to index local 'x' (a nil value)
local f = coroutine.wrap(function() coroutine.yield(1) error("from wrap", 0) end)
print(f(), pcall(f)) --> 1 false from wrap
print((select(2, pcall(f)):gsub("^.-:%d+: ", ""))) --> cannot resume dead coroutine
local w = coroutine.wrap(function() error(value) end)
print(select(2, pcall(w)) == value) --> true
local failures = 0
for i = 1, 500 do
  local c = coroutine.create(function(n) if n % 2 == 0 then error({ n }) end return { n } end)
  local ok, v = coroutine.resume(c, i)
  assert(v[1] == i)
  if not ok then failures = failures + 1 end
end
print(failures) --> 250
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() coroutine.resume(5) end)) --> bad argument #1 to 'resume' (coroutine expected)
print(message(function() coroutine.status() end)) --> bad argument #1 to 'status' (coroutine expected)
