-- Builtins that call each other without end on top of translated code took memory until there was none: a stack overflow.
-- row: V12, V13
-- skip luajit: its os.time reads fields raw
local o = setmetatable({}, {__index = os.time})
local function read() local r = o[2] return r end
local ok, message = pcall(read)
print(ok, (message:gsub("^.*stack overflow.*$", "stack overflow"))) --> false stack overflow
