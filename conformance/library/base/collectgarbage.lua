-- collectgarbage: every option. §5.1
-- row: V31
print(collectgarbage(), collectgarbage("collect"), type(collectgarbage("count")), collectgarbage("count") > 0) --> 0 0 number true
print(type(collectgarbage("step")), type(collectgarbage("setpause", 200)), type(collectgarbage("setstepmul", 200))) --> boolean number number
print(collectgarbage("stop"), collectgarbage("restart"), type(gcinfo())) --> 0 0 number
local garbage
for i = 1, 3000 do garbage = { i } end
print(collectgarbage()) --> 0
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() collectgarbage("nonsense") end)) --> bad argument #1 to 'collectgarbage' (invalid option 'nonsense')
print(message(function() collectgarbage({}) end)) --> bad argument #1 to 'collectgarbage' (string expected, got table)
