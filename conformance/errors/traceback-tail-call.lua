-- A tail call leaves a mark in the traceback.
-- row: V28
-- skip luajit: keeps no trace of tail calls
local function last() local t = debug.traceback("here") return t end
local function tail() return last() end
local text = tail()
print((text:gsub("\n%s*%[C%].*", ""))) --> here
--> stack traceback:
-->  traceback-tail-call.lua:4: in function <traceback-tail-call.lua:4>
-->  (tail call): ?
-->  traceback-tail-call.lua:6: in main chunk
