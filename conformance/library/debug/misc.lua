-- debug.getmetatable, setmetatable, getfenv, setfenv, getregistry. §5.9
-- row: V31
local hidden = setmetatable({}, { __metatable = "locked" })
print(getmetatable(hidden), type(debug.getmetatable(hidden)), debug.getmetatable(5)) --> locked table nil
debug.setmetatable(5, { __index = { double = function(n) return n * 2 end }, __call = function(n, m) return n + m end })
print((5):double(), (7)(3), (1).missing) --> 10 10 nil
local sum = 0
for i = 1, 1500 do sum = sum + i:double() end
print(sum) --> 2251500
debug.setmetatable(5, nil)
print((pcall(function() return (5):double() end))) --> false
debug.setmetatable(nil, { __index = function(_, k) return k end })
print((nil).anything) --> anything
debug.setmetatable(nil, nil)
debug.setmetatable(print, { __index = { name = "function field" } })
print(print.name, type.name) --> function field function field
debug.setmetatable(print, nil)
local function f() return x end
debug.setfenv(f, { x = "env" })
print(f(), debug.getfenv(f).x, type(debug.getregistry())) --> env env table
