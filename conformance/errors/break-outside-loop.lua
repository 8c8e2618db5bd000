-- break outside a loop, or across a function boundary, is a syntax error. §2.4.4
-- row: V21
-- skip luajit: its message has no "near" part
local function message(source) return (select(2, loadstring(source, "=m"))) end
print(message("break")) --> m:1: no loop to break near '<eof>'
print(message("while true do\nlocal function f() break end end")) --> m:2: no loop to break near 'end'
print(message("do break end")) --> m:1: no loop to break near 'end'
print(message("if x then break end while true do end")) --> m:1: no loop to break near 'end'
print(message("while true do break x = 1 end")) --> m:1: 'end' expected near 'x'
print(message("while true do do break end end")) --> nil
