-- Builtins that translated code does in place get arguments that they convert, refuse, or treat in another way.
-- row: A14
-- skip luajit: its math.max takes the other argument when one is not a number
local function sqrt(x) return math.sqrt(x) end
local function greater(x, y) return math.max(x, y) end
local function byte(s, i) return string.byte(s, i) end
local function sub(s, i, j) return s:sub(i, j) end
local function rest(s, i) return s:sub(i) end
local function char(c) return string.char(c) end
local sum = 0
for i = 1, 2000 do
  sum = sum + sqrt(i * i) + greater(i, 5) + byte("abc", i % 3 + 1) + #sub("abcdef", 2, i % 6) + #rest("abc", 2)
  sum = sum + #char(i % 256)
end
print(sum) --> 4207342
print(sqrt("16"), greater("7", 5), greater(0/0, 1) ~= greater(0/0, 1), greater(1, 0/0)) --> 4 7 true 1
print(pcall(sqrt, "x")) --> false otherArguments.lua:4: bad argument #1 to 'sqrt' (number expected, got string)
print(pcall(sqrt)) --> false otherArguments.lua:4: bad argument #1 to 'sqrt' (number expected, got nil)
print(pcall(greater, 1, {})) --> false otherArguments.lua:5: bad argument #2 to 'max' (number expected, got table)
print(byte("abc", 0), byte("abc", 4), byte("abc", -1), byte("abc", 1.9), byte("abc", 3.5), byte(120, 1), byte("abc", "2")) --> nil nil 99 97 99 49 98
print(select("#", byte("abc", 0)), select("#", byte("abc", 1))) --> 0 1
print(sub("abcdef", -3, -2), sub("abcdef", 0, 2), sub("abcdef", 3, 2), sub("abcdef", 2.7, 4.2), sub("abcdef", 2, 1e300)) --> de ab  bcd
print(sub("abcdef", 2, "3"), rest("abcdef", -2), rest("abcdef", 9), rest("abcdef", 1.5), rest("12345", 3)) --> bc ef  abcdef 345
print(char(65), char("66"), char(67.9)) --> A B C
print(pcall(char, 256)) --> false otherArguments.lua:9: bad argument #1 to 'char' (invalid value)
print(pcall(char, -1)) --> false otherArguments.lua:9: bad argument #1 to 'char' (invalid value)
