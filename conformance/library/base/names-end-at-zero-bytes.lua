-- Names of files, modules, chunks, variables and options are C strings: they end at a zero byte.
-- skip luajit: refuses or shows some of them
print(io.open("no\0such")) --> nil no: No such file or directory 2
print(io.open("", "x")) --> nil : Invalid argument 22
print(pcall(io.lines, "no\0such")) --> false bad argument #1 to '?' (no: No such file or directory)
print(os.remove("no\0such")) --> nil no: No such file or directory 2
print(os.rename("no\0such", "x\0y")) --> nil no: No such file or directory 2
print(loadfile("no\0such")) --> nil cannot open no: No such file or directory
print(os.getenv("PATH\0x") == os.getenv("PATH"), type(os.date("*t\0x"))) --> true table
print(debug.getinfo(loadstring("", "=a\0b"), "S\0x").source, #debug.getinfo(loadstring("--\0"), "S").source) --> =a 2
print((select(2, pcall(require, "no\0such")):match("[^\n]*"))) --> module 'no' not found:
print(pcall(collectgarbage, "cou\0nt")) --> false bad argument #1 to '?' (invalid option 'cou')
print(type(collectgarbage("count\0er"))) --> number
print(pcall(function() local t = {} t["a\0b"].x = 1 end))
--> false names-end-at-zero-bytes.lua:14: attempt to index field 'a' (a nil value)
-- No argument is the default input, nil is no file.
print(type(io.lines()), pcall(io.lines, nil)) --> function false bad argument #1 to '?' (FILE* expected, got nil)
