-- io.open, read formats, write, lines, seek, close. §5.7
-- row: V31
local name = os.tmpname()
local f = assert(io.open(name, "w"))
print(io.type(f), f:write("first line\n", 2, " ", 3.5, "\n", "third\n"), io.type(5)) --> file true nil
f:close()
print(io.type(f), tostring(f)) --> closed file file (closed)
f = io.open(name)
print(f:read(), f:read("*n", "*n")) --> first line 2 3.5
print(#f:read(1), f:read("*l"), (f:read("*a"):gsub("\n", "N"))) --> 1 third
print(#f:read("*a"), f:read("*l"), f:read(0), f:read(5)) --> 0 nil nil nil
print(f:seek("set", 6), f:read(4), f:seek("cur"), f:seek("end")) --> 6 line 10 23
f:close()
local lines = {}
for line in io.lines(name) do lines[#lines + 1] = line end
print(#lines, lines[1], lines[3]) --> 3 first line third
f = io.open(name, "a")
f:write("\nno newline")
f:close()
local count = 0
f = io.open(name)
for line in f:lines() do count = count + 1 end
print(count, io.type(f)) --> 5 file
f:close()
f = io.open(name, "r+b")
f:write("FIRST")
f:seek("set")
print(f:read("*l"), f:setvbuf("full", 1024), f:flush() ~= nil) --> FIRST line true true
f:close()
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() f:read() end)) --> attempt to use a closed file
print(message(function() io.lines("no-such-file") end)) --> bad argument #1 to 'lines' (no-such-file: No such file or directory)
print(io.open("no-such-file")) --> nil no-such-file: No such file or directory 2
print(message(function() io.open(name):read("*x") end)) --> bad argument #1 to 'read' (invalid format)
os.remove(name)
