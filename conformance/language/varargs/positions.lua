-- `...` expands only as the last element of a list. §2.5
-- row: V25, V26
local function values(...)
  local t = { ..., ... }
  local u = { ..., "end" }
  local v = { x = ..., ... }
  return #t, #u, v.x, #v
end
print(values(1, 2, 3)) --> 4 2 1 3
local function arithmetic(...) return ... + 1, -..., #..., ... .. "!" end
print(pcall(arithmetic, "5", 6)) --> true 6 -5 1 5!
local function condition(...) if ... then return "yes" end return "no" end
print(condition(), condition(nil, 1), condition(1)) --> no no yes
local function index(...) return (...)[1], (...).x end
print(index({ "a", x = "b" })) --> a b
local function call(f, ...) return f(...) end
print(call(select, "#", 1, 2), call(string.rep, "ab", 3)) --> 2 ababab
local function iterate(...)
  local n = 0
  for i, v in ipairs({ ... }) do n = n + v end
  return n
end
local total = 0
for i = 1, 500 do total = total + iterate(i, i, i) end
print(total) --> 375750
print((loadstring("return function() return ... end", "=m"))) --> nil
