-- string.match: captures or the whole match. §5.4
-- row: V32
print(("key = value"):match("^(%w+)%s*=%s*(%w+)$")) --> key value
print(("2024-01-31"):match("(%d+)-(%d+)-(%d+)")) --> 2024 01 31
print(("abc"):match("b"), ("abc"):match("x"), ("abc"):match("()b()"), ("abc"):match(".", -1)) --> b nil 2 c
print(("  trim me  "):match("^%s*(.-)%s*$") .. "|", ("f(a(b)c)d"):match("%b()"), ("THE (quick) fox"):match("%((%a+)%)")) --> trim me| (a(b)c) quick
print(("hello"):match("(h)(e)(l)(l)(o)"), ("abab"):match("(ab)%1"), ("x=x y=z"):match("(%w)=%1")) --> h ab x
print(("THE fox"):match("%f[%a]%a+%f[%A]"), ("abc123"):match("%a+%d?"), ("0xff"):match("^0[xX](%x+)$")) --> THE abc1 ff
print(("aaa"):match("a-"), ("aaab"):match("a-b"), ("aaa"):match("a*", 2), ("[x]"):match("%[(.-)%]")) -->  aaab aa x
print(("a-b"):match("[a-]+"), ("]"):match("[]]"), ("^"):match("[%^]"), ("b"):match("[^a]"), ("x-z"):match("[x%-z]+")) --> a- ] ^ b x-z
local n = 0
for i = 1, 2000 do
  local a, b = ("item" .. i .. ":" .. i * 2):match("(%d+):(%d+)")
  n = n + b - a
end
print(n) --> 2001000
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() ("x"):match("%1") end)) --> invalid capture index
print(message(function() ("x"):match("x)") end)) --> invalid pattern capture
print(message(function() ("x"):match("%f") end)) --> missing '[' after '%f' in pattern
print(message(function() ("x"):match("%b") end)) --> unbalanced pattern
print(message(function() ("x"):rep(40):match(("(x)"):rep(40)) end)) --> too many captures
