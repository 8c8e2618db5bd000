-- Arithmetic converts numeric strings; anything else is an error. §2.2.1
-- row: V18, V30
print("10" + 5, 10 + "5", "3" * "4", "10" / "4", -"2", "7" % "4", "2" ^ "3") --> 15 15 12 2.5 -2 3 8
print(" 10 " + 1, "\t3\n" * 2, "0x10" + 0, "1e2" + 0, ".5" + 0, "5." + 0) --> 11 6 16 100 0.5 5
local function add(a, b) return a + b end
local function message(a, b) return (select(2, pcall(add, a, b)):gsub("^.-:%d+: ", "")) end
print(message("abc", 1)) --> attempt to perform arithmetic on local 'a' (a string value)
print(message(1, "")) --> attempt to perform arithmetic on local 'b' (a string value)
print(message("1 2", 1)) --> attempt to perform arithmetic on local 'a' (a string value)
print(message("1e", 1)) --> attempt to perform arithmetic on local 'a' (a string value)
print(message(1, nil)) --> attempt to perform arithmetic on local 'b' (a nil value)
print(message({}, "x")) --> attempt to perform arithmetic on local 'a' (a table value)
local total = 0
for i = 1, 2000 do total = add(total, tostring(i)) end
print(total, type(total)) --> 2001000 number
local text = "0"
for i = 1, 100 do text = text + 1 end
print(text, type(text)) --> 100 number
