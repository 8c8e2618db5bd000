-- debug.sethook and gethook: count, line and call events. §5.9
-- row: V31
print(debug.gethook()) --> nil  0
local lines = {}
debug.sethook(function(event, line) lines[#lines + 1] = line end, "l")
local a = 1
local b = 2
debug.sethook()
print(table.concat(lines, " ")) --> 6 7 8
