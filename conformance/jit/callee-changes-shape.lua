-- Objects of several shapes pass the same hot access sites.
-- row: V9
local makers = {
  function(i) return { x = i, y = 1 } end,
  function(i) return { y = 1, x = i } end,
  function(i) return { z = 0, x = i, y = 1 } end,
  function(i) local t = {} t.y = 1 t.x = i return t end,
  function(i) return setmetatable({ x = i }, { __index = { y = 1 } }) end,
  function(i) return setmetatable({}, { __index = function(_, k) return k == "x" and i or 1 end }) end,
  function(i) local t = { x = 0, y = 1 } for k = 1, 30 do t["k" .. k] = k end t.x = i return t end,
}
local function add(p) p.y = p.y + 1 return p.x + p.y end
local total = 0
for i = 1, 300 do total = total + add(makers[1](i)) end
for round = 1, 100 do
  for m = 1, #makers do total = total + add(makers[m](round)) end
end
print(total) --> 82500
local results = {}
for _, v in ipairs({ { x = 1 }, "string", 5, print, false }) do
  local ok, e = pcall(function(o) return o.x end, v)
  results[#results + 1] = ok and tostring(e) or e:gsub("^.-:%d+: ", "")
end
print(results[1], results[2], results[3], results[4]) --> 1 nil attempt to index local 'o' (a number value) attempt to index local 'o' (a function value)
