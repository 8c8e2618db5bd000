-- Hooks are told of builtins that builtins and operators call; a tail call is told while its caller is still there.
-- skip luajit: tells of calls and returns otherwise

local names = {}
for _, library in ipairs({ _G, string, table, coroutine, debug, math }) do
  for name, value in pairs(library) do
    if type(value) == "function" then names[value] = name end
  end
end

local events
local function hook(event)
  local info = debug.getinfo(2, "nSf")
  local by = debug.getinfo(3, "nSf")
  local text = event .. " " .. (names[info.func] or info.what) .. ":" .. tostring(info.name)
  if by and event ~= "tail return" then text = text .. "<" .. (names[by.func] or by.what) end
  events[#events + 1] = text
end

local function run(f, mask)
  events = {}
  debug.sethook(hook, mask or "cr")
  f()
  debug.sethook()
  table.remove(events, 1)
  table.remove(events)
  print(table.concat(events, ", "))
end

run(function() pcall(error, "x") end)
--> call Lua:f<Lua, call pcall:pcall<Lua, call error:nil<pcall, return pcall:pcall<Lua, return Lua:f<Lua
run(function() local s = ("ab"):gsub("a", string.upper) end)
--> call Lua:f<Lua, call gsub:gsub<Lua, call upper:nil<gsub, return upper:nil<gsub, return gsub:gsub<Lua, return Lua:f<Lua
local object = setmetatable({}, { __index = rawget, __unm = type, __lt = function() return true end })
run(function() local x = object.x, -object end, "r")
--> return rawget:nil<Lua, return type:nil<Lua
local pair = { object, setmetatable({}, getmetatable(object)) }
run(function() table.sort(pair) end)
--> call Lua:f<Lua, call sort:sort<Lua, call Lua:nil<sort, return Lua:nil<sort, return sort:sort<Lua, return Lua:f<Lua
run(function() xpcall(error, type) end)
--> call Lua:f<Lua, call xpcall:xpcall<Lua, call error:nil<xpcall, call type:nil<error, return type:nil<error, return xpcall:xpcall<Lua, return Lua:f<Lua

local function last() return 1 end
local function middle() return last() end
run(function() return middle() end)
--> call Lua:f<Lua, call Lua:middle<Lua, call Lua:last<Lua, return Lua:nil<tail, tail return Lua:nil, tail return Lua:f
run(function() return math.abs(1) end)
--> call Lua:f<Lua, call abs:abs<Lua, return abs:abs<Lua, return Lua:f<Lua
local callable = setmetatable({}, { __call = last })
run(function() return callable() end)
--> call Lua:f<Lua, call Lua:callable<Lua, return Lua:nil<tail, tail return Lua:f

-- The hook of a thread is told when its yield returns.
local co = coroutine.create(function()
  debug.sethook(hook, "cr")
  local x = coroutine.yield(1)
  debug.sethook()
end)
events = {}
coroutine.resume(co)
coroutine.resume(co)
print(table.concat(events, ", "))
--> return sethook:sethook<Lua, call yield:yield<Lua, return yield:yield<Lua, call sethook:sethook<Lua

-- In a function that has only been called the line is that of what it will do first.
local at
debug.sethook(function() at = at or debug.getinfo(2, "l").currentline end, "c")
;(function(n)
  local unused
  local function get() return n end
  n = get()
end)(1)
debug.sethook()
print(at - debug.getinfo(1, "l").currentline) --> -4

-- Lines of nested loops.
local lines = {}
local function loops()
  for _ in ipairs({ 1, 2 }) do
    for _ in ipairs({ 1 }) do
      at = 1
    end
  end
end
local first = debug.getinfo(loops, "S").linedefined
debug.sethook(function(_, line) lines[#lines + 1] = line - first end, "l")
loops()
debug.sethook()
print(table.concat(lines, " ", 2, 9)) --> 1 2 3 2 1 2 3 2

-- A jump at the end of a block has the line of the last token in it.
local function jumps(n)
  while n < 2 do
    n = n + 1
    for _ = 1, 1 do
      at = 1
    end
  end
  if n then
    for _ = 1, 1 do
      at = 1
    end
  else
    at = 2
  end
end
first = debug.getinfo(jumps, "S").linedefined
lines = {}
debug.sethook(function(_, line) lines[#lines + 1] = line - first end, "l")
jumps(0)
debug.sethook()
print(table.concat(lines, " ", 2, #lines - 1)) --> 1 2 3 4 3 5 1 2 3 4 3 5 1 7 8 9 8 10 14
