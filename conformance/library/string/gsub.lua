-- string.gsub: replacement by string, table and function, with a limit; the second result counts. §5.4
-- row: V32
print(("hello world"):gsub("o", "0")) --> hell0 w0rld 2
print(("hello"):gsub("l", "L", 1)) --> heLlo 1
print(("abc"):gsub("%w", "%0%0")) --> aabbcc 3
print(("hello world"):gsub("(%w+) (%w+)", "%2 %1")) --> world hello 1
print(("$name is $age"):gsub("%$(%w+)", { name = "Ann", age = 30 })) --> Ann is 30 2
print(("$x $y"):gsub("%$(%w+)", { x = false })) --> $x $y 2
print(("abc"):gsub("%w", function(c) if c == "b" then return "B" end end)) --> aBc 3
print(("abc"):gsub("", "-")) --> -a-b-c- 4
print(("abc"):gsub(".", "%%")) --> %%% 3
print(("a b"):gsub("(%w)", "<%1>", 0)) --> a b 0
print(("one two"):gsub("(%w)(%w*)", function(a, b) return a:upper() .. b end)) --> One Two 2
print(("x"):gsub("x", function() return 5 end), ("x"):gsub("x", function() return false end)) --> 5 x 1
print(("abc"):gsub("^a", "X"), ("aaa"):gsub("^a", "b"), ("a.b"):gsub("%.", "%%")) --> Xbc baa a%b 1
local total = 0
for i = 1, 400 do
  local s, n = ("k1=v1;k2=v2"):gsub("(%w+)=(%w+)", function(k, v) total = total + 1 return v .. "=" .. k end)
  assert(s == "v1=k1;v2=k2" and n == 2)
end
print(total) --> 800
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() ("x"):gsub("x", "%2") end)) --> invalid capture index
print(message(function() ("x"):gsub("x", function() return {} end) end)) --> invalid replacement value (a table)
print(message(function() ("x"):gsub("x", { x = true }) end)) --> invalid replacement value (a boolean)
print(message(function() ("x"):gsub("x") end)) --> bad argument #2 to 'gsub' (string/function/table expected)
print(message(function() ("x"):gsub("x", function() error("inside", 0) end) end)) --> inside
