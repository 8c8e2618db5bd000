-- A chain of __index tables that never ends is an error.
-- row: V9
local a, b = {}, {}
setmetatable(a, { __index = b })
setmetatable(b, { __index = a })
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() return a.x end)) --> loop in gettable
setmetatable(a, { __newindex = b })
setmetatable(b, { __newindex = a })
print(message(function() a.x = 1 end)) --> loop in settable
