-- Argument errors of the coroutine library. §5.2
-- row: V31
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() coroutine.resume(5) end)) --> bad argument #1 to 'resume' (coroutine expected)
print(message(function() coroutine.status() end)) --> bad argument #1 to 'status' (coroutine expected)
print(message(function() coroutine.wrap(function() error("inside", 0) end)() end)) --> inside
