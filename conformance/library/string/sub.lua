-- string.sub: positions from either end, clipped to the string. §5.4
-- row: V32
local s = "abcdef"
print(s:sub(2, 4), s:sub(3), s:sub(-3), s:sub(-3, -2), s:sub(2, -2)) --> bcd cdef def de bcde
print(s:sub(0), s:sub(-100, 2), s:sub(4, 100), s:sub(5, 4) == "", s:sub(7) == "") --> abcdef ab def true true
print(s:sub(1, 0) == "", s:sub(2.9, 3.9), s:sub("2", "3"), ("\0\1\2"):sub(2, 2):byte()) --> true bc bc 1
local total = 0
for i = 1, 3000 do
  local a = i % 6 + 1
  total = total + #s:sub(a) + #s:sub(1, a) + #s:sub(-a)
end
print(total) --> 31500
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() string.sub() end)) --> bad argument #1 to 'sub' (string expected, got no value)
print(message(function() s:sub() end)) --> bad argument #1 to 'sub' (number expected, got no value)
print(message(function() s:sub(1, {}) end)) --> bad argument #2 to 'sub' (number expected, got table)
print(string.sub(12345, 2, 3)) --> 23
