-- A call whose parenthesis stands on a new line is refused. §2.5.8
-- row: V21
local calls = 0
local function f() calls = calls + 1 end
print(loadstring("f\n(1)")) --> nil [string "f..."]:2: ambiguous syntax (function call x new statement) near '('
print(loadstring("local t = f\n(g)()")) --> nil [string "local t = f..."]:2: ambiguous syntax (function call x new statement) near '('
f{ 1 } f""
print(calls) --> 2
print(type(loadstring("f(\n1\n)"))) --> function
print(type(loadstring("f\n'text'"))) --> function
