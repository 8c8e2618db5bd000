-- dofile runs a file, loadfile compiles one; both report what goes wrong. §5.1
-- row: V31
local name = os.tmpname()
local file = io.open(name, "w")
file:write("#!shebang line\nlocal a = ...\nwritten = a or 'no argument'\nreturn 1, 2, written\n")
file:close()
print(dofile(name)) --> 1 2 no argument
print(loadfile(name)("argument")) --> 1 2 argument
print(written) --> argument
file = io.open(name, "w")
file:write("return 1 +")
file:close()
local f, message = loadfile(name)
print(f, message:match(":(%d+: .*)$")) --> nil 1: unexpected symbol near '<eof>'
print((pcall(dofile, name))) --> false
os.remove(name)
print(loadfile("no-such-file.lua")) --> nil cannot open no-such-file.lua: No such file or directory
