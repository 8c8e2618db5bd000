-- Values travel through resume and yield in both directions. §2.11
-- row: V26
local co = coroutine.create(function(a, b)
  local c, d = coroutine.yield(a + b, "first")
  local e = coroutine.yield(c .. d)
  local n = select("#", coroutine.yield())
  return "done", e, n
end)
print(coroutine.resume(co, 1, 2)) --> true 3 first
print(coroutine.resume(co, "x", "y")) --> true xy
print(coroutine.resume(co, "e")) --> true
print(coroutine.resume(co, nil, nil, nil)) --> true done e 3
print(coroutine.resume(co)) --> false cannot resume dead coroutine
print(coroutine.status(co)) --> dead
local echo = coroutine.wrap(function(...)
  local values = { ... }
  while true do values = { coroutine.yield(unpack(values)) } end
end)
print(echo(1, 2, 3)) --> 1 2 3
print(echo()) -->
print(echo("a", "b")) --> a b
local sum = 0
for i = 1, 2000 do sum = sum + echo(i) end
print(sum) --> 2001000
