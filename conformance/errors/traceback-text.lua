-- debug.traceback lists the frames from the inside out.
-- row: V30
local function inner() return (debug.traceback("message")) end
local function middle() local t = inner() return t end
globalFrame = function() local t = middle() return t end
local trace = globalFrame()
print((trace:gsub("\n%s*%[C%].*", ""))) --> message
--> stack traceback:
-->  traceback-text.lua:3: in function 'inner'
-->  traceback-text.lua:4: in function 'middle'
-->  traceback-text.lua:5: in function 'globalFrame'
-->  traceback-text.lua:6: in main chunk
print(debug.traceback("m", 50)) --> m
--> stack traceback:
print(debug.traceback({}) ~= nil, type(debug.traceback({})), debug.traceback(nil, 1) ~= nil) --> true table false
local object = { method = function(self) local t = debug.traceback("in method") return t end }
print((object:method():match("in function [^\n]*"))) --> in function 'method'
print(((function() local t = debug.traceback("anonymous") return t end)():match("\n[^\n]*\n([^\n]*)"))) -->  traceback-text.lua:18: in function <traceback-text.lua:18>
globalFrame = nil
