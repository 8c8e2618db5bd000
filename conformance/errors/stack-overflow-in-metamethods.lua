-- Recursion through metamethods ends in an error, too.
-- row: V12
-- dialect: perigee
local function check(f)
  local ok, message = pcall(f, 1)
  print(ok, tostring(message):find("stack overflow", 1, true) ~= nil)
end
check((function() local t = setmetatable({}, {}) getmetatable(t).__tostring = function() return tostring(t) .. "" end return function() return tostring(t) end end)()) --> false true
check((function() local t = setmetatable({}, {}) getmetatable(t).__add = function(a, b) return 1 + (a + b) end return function() return t + 1 end end)()) --> false true
check((function() local t = setmetatable({}, {}) getmetatable(t).__index = function(self, k) return 1 + self[k] end return function() return t.x end end)()) --> false true
