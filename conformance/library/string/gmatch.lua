-- string.gmatch: an iterator over all matches. §5.4
-- row: V32
local words = {}
for w in ("one two  three"):gmatch("%a+") do words[#words + 1] = w end
print(table.concat(words, ",")) --> one,two,three
local pairsFound = {}
for k, v in ("a=1, b=2, c=3"):gmatch("(%w+)=(%w+)") do pairsFound[#pairsFound + 1] = k .. v end
print(table.concat(pairsFound, " ")) --> a1 b2 c3
local n = 0
for position in ("abc"):gmatch("()") do n = n * 10 + position end
print(n) --> 1234
n = 0
for c in (("x"):rep(2000)):gmatch(".") do n = n + 1 end
print(n) --> 2000
local iterator = ("ab"):gmatch(".")
print(iterator(), iterator(), (iterator())) --> a b nil
for _ in (""):gmatch("x") do print("never") end
local letters = {}
for e in ("aXbX"):gmatch("(%l?)X?") do letters[#letters + 1] = "[" .. e .. "]" end
print(table.concat(letters)) --> [a][b][]
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() ("x"):gmatch() end)) --> bad argument #1 to 'gmatch' (string expected, got no value)
print(message(function() for _ in ("x"):gmatch("[") do end end)) --> malformed pattern (missing ']')
