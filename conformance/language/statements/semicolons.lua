-- A semicolon may follow a statement; an empty statement is not allowed in 5.1. §2.4.1
-- row: V21
local a = 1; local b = 2;
print(a, b); --> 1 2
do local c = 3; print(c); end --> 3
print(loadstring(";")) --> nil [string ";"]:1: unexpected symbol near ';'
print(loadstring("local x = 1;; local y")) --> nil [string "local x = 1;; local y"]:1: unexpected symbol near ';'
print(pcall(loadstring("return;"))) --> true
