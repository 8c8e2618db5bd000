-- string.find: plain and pattern search, start positions, captures. §5.4
-- row: V32
local s = "hello world"
print(s:find("wor"), s:find("o"), s:find("o", 6), s:find("xyz")) --> 7 5 8 nil
print(s:find("l+"), s:find("(o)(r)"), s:find("()ll()")) --> 3 8 3 4 3 5
print(s:find(""), s:find("", 5), s:find("", 12), s:find("", 20)) --> 1 5 12 12 11
print(s:find("o", -4), s:find("o", -100), s:find("^h"), s:find("^e"), s:find("d$")) --> 8 5 1 nil 11 11
print(("a.b"):find(".", 1, true), ("a.b"):find("%."), ("a+b"):find("+", 1, true), ("a[b"):find("[", 1, true)) --> 2 2 2 2 2
print(("a\0b"):find("\0b"), ("a\0b"):find("%zb"), ("aXb"):find("%u"), (""):find("")) --> 2 2 2 1 0
local count, at = 0, 1
local text = ("ab,"):rep(700)
while true do
  local i, j = text:find(",", at, true)
  if not i then break end
  count, at = count + 1, j + 1
end
print(count) --> 700
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() s:find() end)) --> bad argument #1 to 'find' (string expected, got no value)
print(message(function() s:find("[a") end)) --> malformed pattern (missing ']')
print(message(function() s:find("(o") end)) --> unfinished capture
print(message(function() s:find("%") end)) --> malformed pattern (ends with '%')
print(message(function() s:find("o", {}) end)) --> bad argument #2 to 'find' (number expected, got table)
