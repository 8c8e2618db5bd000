-- os.execute: runs a shell command; without one it says whether there is a shell. §5.8
-- row: V31
print(os.execute() ~= 0) --> true
print(os.execute("exit 0"), os.execute("exit 3") ~= 0) --> 0 true
print((select(2, pcall(function() os.execute({}) end)):gsub("^.-:%d+: ", ""))) --> bad argument #1 to 'execute' (string expected, got table)
