-- Errors of precompiled chunks name the chunk as it was named, or "binary string". §5.1
-- row: V31
-- skip luajit: says "(binary)"
local function name(...) return (select(2, loadstring("\27Lua", ...)):gsub(": [^:]*$", "")) end
print(name(), name("=abc"), name("@file"), name("some text"), #name(("long"):rep(40)), name("two\nlines"):len()) --> binary string abc file some text 160 9
print((loadstring("\27", "=x")), name("="), #name("@" .. ("dir/"):rep(40))) --> nil  160
