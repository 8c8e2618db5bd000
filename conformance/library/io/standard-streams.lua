-- io.write, io.stdout, io.output, io.input. §5.7
-- row: V31
io.write("a", 1, 2.5, "\n") --> a12.5
print(io.stdout:write("returns ")) --> returns true
print(io.output() == io.stdout, io.input() == io.stdin, io.type(io.stderr), type(io.stdout)) --> true true file userdata
for i = 1, 1500 do io.write("") end
local name = os.tmpname()
io.output(name)
io.write("to the file")
io.close()
io.output(io.stdout)
io.input(name)
print(io.read("*a")) --> to the file
io.close(io.input())
io.input(io.stdin)
os.remove(name)
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() io.write({}) end)) --> bad argument #1 to 'write' (string expected, got table)
print(tostring(io.stdout):match("^file %(") ~= nil, message(function() io.stdout.write() end)) --> true bad argument #1 to 'write' (FILE* expected, got no value)
print(message(function() io.close(nil) end)) --> bad argument #1 to 'close' (FILE* expected, got nil)
