-- A first line that begins with # is skipped in files; in strings it is an error. §5.1
-- row: V31
-- skip luajit: skips it in strings as well
print(loadstring("#!shebang\nreturn 1")) --> nil [string "#!shebang..."]:1: unexpected symbol near '#'
local name = os.tmpname()
local file = io.open(name, "w")
file:write("#!shebang\nreturn debug.getinfo(1, 'l').currentline")
file:close()
print(dofile(name), loadfile(name)()) --> 2 2
os.remove(name)
local done = false
print(load(function() if not done then done = true return "# x" end end, "=text")) --> nil text:1: unexpected symbol near '#'
