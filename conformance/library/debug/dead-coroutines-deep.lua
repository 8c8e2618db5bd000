-- Of a coroutine that died deep in a recursion every level is still there.
-- skip luajit: it keeps no stack of dead coroutines

local function deep(n)
  if n == 0 then error("x") end
  local r = deep(n - 1)
  return r
end
local co
for _ = 1, 30 do
  co = coroutine.create(deep)
  coroutine.resume(co, 400)
end
local function show(level)
  local info = debug.getinfo(co, level, "Sl")
  if info == nil then return print(level, nil) end
  print(level, info.what, info.currentline, info.what == "Lua" and select(2, debug.getlocal(co, level, 1)))
end
show(1) --> 1 Lua 5 0
show(64) --> 64 Lua 6 63
show(65) --> 65 Lua 6 64
show(200) --> 200 Lua 6 199
show(337) --> 337 Lua 6 336
show(401) --> 401 Lua 6 400
show(402) --> 402 nil

local function tail(n)
  if n == 0 then error("x") end
  if n % 2 == 0 then return tail(n - 1) end
  local r = tail(n - 1)
  return r
end
co = coroutine.create(tail)
coroutine.resume(co, 400)
show(200) --> 200 Lua 30 199
show(201) --> 201 tail -1 false
show(401) --> 401 tail -1 false
show(402) --> 402 nil
