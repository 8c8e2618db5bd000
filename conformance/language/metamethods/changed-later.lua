-- Handlers added, replaced and removed after the metatable is set take effect at once.
-- row: V9
local mt = {}
local t = setmetatable({}, mt)
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() return t + 1 end), t.x) --> attempt to perform arithmetic on upvalue 't' (a table value) nil
mt.__add = function() return "added" end
mt.__index = function(_, k) return k end
print(t + 1, t.x) --> added x
mt.__add = function() return "replaced" end
mt.__index = { x = "from table" }
print(t + 1, t.x, t.y) --> replaced from table nil
mt.__index.y = "later"
print(t.y) --> later
mt.__add, mt.__index = nil, nil
print(message(function() return t + 1 end), t.x) --> attempt to perform arithmetic on upvalue 't' (a table value) nil
local results = {}
for i = 1, 3000 do
  if i == 1000 then mt.__index = { x = 1 } end
  if i == 2000 then mt.__index = function() return 2 end end
  local v = t.x or 0
  results[v] = (results[v] or 0) + 1
end
print(results[0], results[1], results[2]) --> 999 1000 1001
rawset(mt, "__index", nil)
print(t.x) --> nil
