-- Concatenation converts numbers as tostring does, and is right associative. §2.5.4
-- row: V8, V18
print(1 .. 2, 1 .. "", 1.5 .. "x", -1 .. "|", 1e100 .. "") --> 12 1 1.5x -1| 1e+100
print(2 ^ 53 .. "", 1 / 3 .. "", 100 .. "", 1e15 .. "") --> 9.007199254741e+15 0.33333333333333 100 1e+15
local function join(a, b, c) return a .. b .. c end
local length = 0
for i = 1, 3000 do length = length + #join(i, ":", i * 0.5) end
print(length) --> 26676
local t = { a = "x", b = 2 }
local function one() return "f", "dropped" end
print(t.a .. t.b .. "y" .. one() .. one()) --> x2yff
local parts = {}
for i = 1, 150 do parts[i] = "p" end
local chunk = assert(loadstring("local p = 'q' return " .. table.concat(parts, " .. ")))
setfenv(chunk, { p = "z" })
print(#chunk(), chunk():sub(1, 3)) --> 150 qqq
print(#("a" .. "\0" .. "b"), ("x" .. ""):len()) --> 3 1
