-- string.gfind: the old name of gmatch. §7.2
-- row: V32
-- skip luajit: it has dropped the name
print(string.gfind == string.gmatch) --> true
for key, value in string.gfind("a=1, b=2", "(%w)=(%w)") do print(key, value) end --> a 1
--> b 2
