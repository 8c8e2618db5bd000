-- Endless recursion is an error that can be caught, again and again.
-- row: V12, D40
local function forever(n) return 1 + forever(n + 1) end
for i = 1, 3 do
  local ok, message = pcall(forever, 1)
  print(ok, message:find("stack overflow", 1, true) ~= nil) --> false true
end --> false true
--> false true
local function mutualA(n) local r = n return mutualB(n) + r end
function mutualB(n) local r = mutualA(n) return r end
print((pcall(mutualA, 1))) --> false
local t = setmetatable({}, {})
getmetatable(t).__index = function(self, k) return self[k .. ""] end
print((pcall(function() return t.x end))) --> false
print(pcall(function() return "still works" end)) --> true still works
mutualB = nil
