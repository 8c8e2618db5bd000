-- io.popen and io.tmpfile: streams of commands, and a file that goes away. §5.7
-- row: V31
local f = io.popen("echo 'a b'; echo '12 c'")
print(io.type(f), f:read("*l"), f:read("*n"), f:read("*a")) --> file a b 12  c
--> 
print(f:close(), io.type(f)) --> true closed file
local count = 0
for line in io.popen("echo one; echo two"):lines() do count = count + #line end
print(count) --> 6
local t = io.tmpfile()
t:write("abc", 4.5)
print(t:seek("set", 1), t:read("*a"), t:seek("end"), t:close()) --> 1 bc4.5 6 true
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() io.popen() end)) --> bad argument #1 to 'popen' (string expected, got no value)
