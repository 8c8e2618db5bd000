-- How chunk names appear in messages: "=name", "@file" and quoted source.
-- row: V30
local function where(name, source) return (select(2, pcall(assert(loadstring(source or "error('m')", name))))) end
print(where("=short")) --> short:1: m
print(where("@path/file.lua")) --> path/file.lua:1: m
print(where("error('m')")) --> [string "error('m')"]:1: m
print(where("two\nlines")) --> [string "two..."]:1: m
print(where("")) --> [string ""]:1: m
print(where("=" .. ("x"):rep(100))) --> xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:1: m
print(select(2, pcall(loadstring("local a\nlocal b\nerror('line')", "=c")))) --> c:3: line
