-- load, loadstring and dofile return or raise syntax errors with the chunk name. §5.1
-- row: V31
print(loadstring("x =", "=name")) --> nil name:1: unexpected symbol near '<eof>'
print(loadstring("x =", "@file.lua")) --> nil file.lua:1: unexpected symbol near '<eof>'
print(loadstring("x =\n\n y.z y", "=name")) --> nil name:3: '=' expected near '<eof>'
print(loadstring("x = }")) --> nil [string "x = }"]:1: unexpected symbol near '}'
print(pcall(dofile, "no-such-file.lua")) --> false cannot open no-such-file.lua: No such file or directory
print(loadstring("first line\nsecond")) --> nil [string "first line..."]:1: '=' expected near 'line'
