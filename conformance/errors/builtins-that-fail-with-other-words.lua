-- A builtin that fails is a level of the traceback, whatever its message says: also what instructions say when they fail.
-- row: V30
-- skip luajit: tracebacks look otherwise
local function handler(e) return (debug.traceback(e):gsub("\n\t", "|"):gsub(".*level|", "")) end
local function level(run) return select(2, xpcall(run, handler)):match("|(%b[]: in function '%w+'|[%w%p]+:)") end
print(level(function() error("attempt to call a nil value") end)) --> [C]: in function 'error'|builtins-that-fail-with-other-words.lua:6:
print(level(function() error("stack overflow") end)) --> [C]: in function 'error'|builtins-that-fail-with-other-words.lua:7:
print(level(function() missing() end)) --> [C]: in function 'xpcall'|builtins-that-fail-with-other-words.lua:5:

-- What has failed in another coroutine, the function of `wrap` raises.
local thread = coroutine.create(function() local r = coroutine.wrap(function() missing() end)() end)
print(coroutine.resume(thread))
--> false builtins-that-fail-with-other-words.lua:11: builtins-that-fail-with-other-words.lua:11: attempt to call global 'missing' (a nil value)
print(debug.traceback(thread))
--> stack traceback:
-->  [C]: ?
-->  builtins-that-fail-with-other-words.lua:11: in function <builtins-that-fail-with-other-words.lua:11>
