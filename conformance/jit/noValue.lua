-- Fields, elements and globals that have always had a value are nil, or inherited, or the receiver is no table.
-- row: A14, V9
local function field(t) return t.x end
local function element(t, i) return t[i] end
function setting() return level end
level = 3
local sum = 0
for i = 1, 2000 do sum = sum + field({ x = i }) + element({ i, i }, 2) + setting() end
print(sum) --> 4008000
print(field({}), element({ 1 }, 2), element({ 1 }, 1.5)) --> nil nil nil
local meta = { __index = function(_, key) return "no " .. key end }
print(field(setmetatable({}, meta)), element(setmetatable({}, meta), 4)) --> no x no 4
print(field("text"), pcall(field, nil)) --> nil false noValue.lua:3: attempt to index local 't' (a nil value)
level = nil
print(setting()) --> nil
setmetatable(_G, meta)
print(setting()) --> no level
setmetatable(_G, nil)
