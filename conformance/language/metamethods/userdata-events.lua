-- newproxy(true) gives a userdata with a metatable of its own: every event works on it.
-- row: V9, V31
local u = newproxy(true)
local mt = getmetatable(u)
local store = {}
mt.__index = function(_, k) return store[k] or "no " .. tostring(k) end
mt.__newindex = function(_, k, v) store[k] = v end
mt.__call = function(_, ...) return "called", ... end
mt.__add = function(a, b) return "sum" end
mt.__unm = function() return "negated" end
mt.__concat = function() return "joined" end
mt.__lt = function() return true end
mt.__eq = function() return true end
mt.__tostring = function() return "a proxy" end
u.x = 1
print(u.x, u.y, u(1, 2)) --> 1 no y called 1 2
print(u + 1, -u, u .. "", tostring(u), u < u, type(u)) --> sum negated joined a proxy true userdata
local v = newproxy(u)
print(getmetatable(v) == mt, v == u, rawequal(u, v), newproxy(false) == newproxy(false)) --> true true false false
print(getmetatable(newproxy()), pcall(newproxy, 5)) --> nil false bad argument #1 to '?' (boolean or proxy expected)
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() local p = newproxy() return p.x end)) --> attempt to index local 'p' (a userdata value)
