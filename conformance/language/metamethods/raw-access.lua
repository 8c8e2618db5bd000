-- rawget, rawset and rawequal never call metamethods. §5.1
-- row: V9, V31
local t = setmetatable({}, {
  __index = function() error("no") end, __newindex = function() error("no") end, __eq = function() error("no") end,
})
rawset(t, "x", 1)
rawset(t, 1, "one")
print(rawget(t, "x"), rawget(t, 1), rawget(t, "y"), rawequal(t, setmetatable({}, getmetatable(t)))) --> 1 one nil false
print(rawset(t, "x", nil) == t, rawget(t, "x"), next(t)) --> true nil 1 one
local sum = 0
for i = 1, 2000 do
  rawset(t, i, i)
  sum = sum + rawget(t, i)
end
print(sum, #t) --> 2001000 2000
print(rawequal(1, 1.0), rawequal("a", "a"), rawequal({}, {}), rawequal(nil, false)) --> true true false false
