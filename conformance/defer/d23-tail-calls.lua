-- A return f(x) under a pending handler is no tail call: f runs, then the handlers; all results are kept.
-- row: D23, V28
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function work(...) note("work") return 1, nil, 3, ... end
local function locked(...)
  note("lock")
  defer() note("unlock") end
  return work(...)
end
print(select("#", locked()), select("#", locked(nil))) --> 3 4
print(take()) --> lock work unlock lock work unlock
print(locked("x")) --> 1 nil 3 x
take()
local function recurse(n)
  if n == 0 then return "bottom" end
  defer() note(n) end
  return recurse(n - 1)
end
print(recurse(4)) --> bottom
print(take()) --> 1 2 3 4
local object = { name = "o" }
function object:method(n) note(self.name .. n) return n end
local function method() defer() note("after") end return object:method(5) end
print(method(), take()) --> 5 o5 after
local count = 0
local function loop(n)
  do defer() count = count + 1 end end
  if n == 0 then return "done" end
  return loop(n - 1)
end
print(loop(300000), count) --> done 300001
local function later(n)
  if n > 0 then return later(n - 1) end
  defer() note("only at the end") end
  return "end"
end
print(later(300000), take()) --> end only at the end
