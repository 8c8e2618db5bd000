-- debug.traceback: message and levels, of the running thread or another one; what is no string passes. §5.9
-- row: V30
local function lines(text) return select(2, text:gsub("\n", "")) end
local function inner(level) local text = debug.traceback("message", level) return text end
local function outer(level) local text = inner(level) return text end
print(outer(1):match("^message\nstack traceback:\n\ttraceback.lua:4: in function") ~= nil) --> true
print(lines(outer(1)) - lines(outer(2)), lines(outer(1)) - lines(outer(3))) --> 1 2
print(debug.traceback():match("^stack traceback:\n") ~= nil) --> true
local t = {}
print(debug.traceback(t) == t, debug.traceback(nil), debug.traceback(12, 99)) --> true nil 12
--> stack traceback:
local co = coroutine.create(function() coroutine.yield() end)
coroutine.resume(co)
print((debug.traceback(co):gsub("%[C%]: in function 'yield'\n\t", ""))) --> stack traceback:
-->  traceback.lua:12: in function <traceback.lua:12>
print(debug.traceback(co, "other", 5)) --> other
--> stack traceback:
local found = 0
for _ = 1, 500 do if outer(2):find("in main chunk", 1, true) then found = found + 1 end end
print(found) --> 500
