-- A missing terminator names what it would have closed, and the line if it is another. §2.4
-- row: V21
local function message(source) return (select(2, loadstring(source, "=m"))) end
print(message("do")) --> m:1: 'end' expected near '<eof>'
print(message("do\n")) --> m:2: 'end' expected (to close 'do' at line 1) near '<eof>'
print(message("if x then\nelse\nelse end")) --> m:3: 'end' expected (to close 'if' at line 1) near 'else'
print(message("while x do\n\nuntil")) --> m:3: 'end' expected (to close 'while' at line 1) near 'until'
print(message("repeat\nend")) --> m:2: 'until' expected (to close 'repeat' at line 1) near 'end'
print(message("for i = 1, 2 do\n")) --> m:2: 'end' expected (to close 'for' at line 1) near '<eof>'
print(message("function f()\n")) --> m:2: 'end' expected (to close 'function' at line 1) near '<eof>'
print(message("f(\n1")) --> m:2: ')' expected (to close '(' at line 1) near '<eof>'
print(message("t = {\n1")) --> m:2: '}' expected (to close '{' at line 1) near '<eof>'
print(message("t[1")) --> m:1: ']' expected near '<eof>'
print(message("end")) --> m:1: '<eof>' expected near 'end'
print(message("if x")) --> m:1: 'then' expected near '<eof>'
print(message("for x")) --> m:1: '=' or 'in' expected near '<eof>'
print(message("for i = 1 do")) --> m:1: ',' expected near 'do'
