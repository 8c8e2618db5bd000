-- The body of a coroutine must be a function; PUC 5.1 words its complaint so. §5.2
-- row: V31
-- skip luajit: words it differently
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() coroutine.create(5) end)) --> bad argument #1 to 'create' (Lua function expected)
print(message(function() coroutine.create() end)) --> bad argument #1 to 'create' (Lua function expected)
print(message(function() coroutine.wrap("x") end)) --> bad argument #1 to 'wrap' (Lua function expected)
print(message(function() coroutine.create(print) end)) --> bad argument #1 to 'create' (Lua function expected)
