-- os.getenv, tmpname, rename, remove. §5.8
-- row: V31
print(type(os.getenv("PATH")), os.getenv("NO_SUCH_VARIABLE_AT_ALL")) --> string nil
local a, b = os.tmpname(), os.tmpname()
io.open(a, "w"):close()
print(os.rename(a, b), (io.open(a))) --> true nil
print(os.remove(b)) --> true
local ok, message, code = os.remove("no-such-file")
print(ok, message, type(code)) --> nil no-such-file: No such file or directory number
ok, message = os.rename("no-such-file", "another")
print(ok, message) --> nil no-such-file: No such file or directory
print(os.setlocale("C"), os.setlocale(nil, "all")) --> C C
os.remove(a)
