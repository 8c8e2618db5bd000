-- The stack of a coroutine that died of an error can still be looked at.
-- skip luajit: it keeps no stack of dead coroutines
local function raise(x)
  local y = x + 1
  error("dead " .. y)
end
local function middle(a)
  local b = a * 2
  raise(b)
  return b
end
local function tail(a) return middle(a) end
local function body(n)
  local s = "s" .. n
  tail(n)
  return s
end
local names = { [raise] = "raise", [middle] = "middle", [body] = "body", [error] = "error" }
local function show(co)
  for level = 0, 5 do
    local info = debug.getinfo(co, level)
    if info == nil then return print(level, debug.getinfo(co, level)) end
    print(level, info.what, info.name, info.namewhat, info.currentline, info.nups, names[info.func])
  end
end
local co
for i = 1, 200 do
  co = coroutine.create(body)
  coroutine.resume(co, i)
end
show(co)
--> 0 C error global -1 0 error
--> 1 Lua raise upvalue 5 0 raise
--> 2 Lua nil  9 1 middle
--> 3 tail   -1 0 nil
--> 4 Lua nil  15 1 body
--> 5 nil
print(debug.getlocal(co, 1, 1)) --> x 400
print(debug.getlocal(co, 1, 2)) --> y 401
print(debug.getlocal(co, 2, 2)) --> b 400
print(debug.getlocal(co, 4, 2)) --> s s200
print(debug.getlocal(co, 3, 1)) --> nil
print(debug.setlocal(co, 4, 1, "set"), debug.getlocal(co, 4, 1)) --> n n set
print(pcall(debug.getlocal, co, 5, 1)) --> false bad argument #2 to '?' (level out of range)
print((debug.traceback(co, "t", 2):gsub("\n", ";"))) --> t;stack traceback:; dead-coroutines.lua:9: in function <dead-coroutines.lua:7>; (tail call): ?; dead-coroutines.lua:15: in function <dead-coroutines.lua:13>

-- One that an instruction ended, one that a builtin ended, and one that came to its end.
co = coroutine.create(function()
  local t = 5
  return t.x.y
end)
coroutine.resume(co)
show(co)
--> 0 Lua nil  50 0 nil
--> 1 nil
co = coroutine.create(function() pcall(error) string.rep() end)
coroutine.resume(co)
show(co)
--> 0 C rep field -1 0 nil
--> 1 Lua nil  56 0 nil
--> 2 nil
co = coroutine.create(function() return 1 end)
coroutine.resume(co)
show(co) --> 0 nil
