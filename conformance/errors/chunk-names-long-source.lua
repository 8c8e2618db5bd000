-- A long source is cut so that the quoted name fits 60 characters.
-- row: V30
-- skip luajit: cuts at another length
print(select(2, loadstring(("x"):rep(100)))) --> [string "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."]:1: '=' expected near '<eof>'
print(select(2, loadstring(("abc "):rep(30)))) --> [string "abc abc abc abc abc abc abc abc abc abc abc abc abc abc abc abc..."]:1: '=' expected near 'abc'
print(select(2, pcall(loadstring("error('m') -- " .. ("y"):rep(60))))) --> [string "error('m') -- yyyyyyyyyyyyyyyyyyyyyyyyyyyyy..."]:1: m
