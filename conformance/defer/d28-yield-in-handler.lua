-- A handler may yield on normal and on error exits, but not while its coroutine is being closed.
-- row: D28
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
local co = coroutine.wrap(function()
  do
    defer() note("h1") note(coroutine.yield("from handler")) end
    note("body")
  end
  note("after")
  return "end"
end)
print(co(), take()) --> from handler body h1
print(co("value"), take()) --> end value after
co = coroutine.wrap(function()
  return pcall(function()
    defer() note("last") end
    defer() note(coroutine.yield("unwinding")) end
    error("E", 0)
  end)
end)
print(co()) --> unwinding
print(co("resumed")) --> false E
print(take()) --> resumed last
co = coroutine.wrap(function()
  defer() coroutine.yield("in return") end
  return 1, nil, 3
end)
print(co()) --> in return
print(co()) --> 1 nil 3
local c = coroutine.create(function()
  defer() note("still runs") end
  defer() note("tries") coroutine.yield("x") note("never") end
  coroutine.yield("suspended")
end)
print(coroutine.resume(c)) --> true suspended
local ok, message = coroutine.close(c)
print(ok, message:find("attempt to yield from a deferred block", 1, true) ~= nil) --> false true
print(take(), coroutine.status(c)) --> tries still runs dead
