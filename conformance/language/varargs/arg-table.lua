-- A vararg function that does not use `...` finds its extra arguments in the local `arg`, with the count in arg.n.
-- row: V25
-- skip luajit: has no arg table in functions
local function f(...) return arg.n, arg[1], arg[2], arg[3] end
print(f()) --> 0 nil nil nil
print(f(1, nil, 3)) --> 3 1 nil 3
local function g(a, ...) return a, arg.n, arg[1] end
print(g("first", "second")) --> first 1 second
local function uses(...) return type(arg), ... end
arg = nil
print(uses(1)) --> nil 1
local function nested(...)
  local function inner() return arg.n end
  return inner()
end
print(nested(1, 2, 3)) --> 3
local total = 0
for i = 1, 1500 do total = total + f(i, i) end
print(total) --> 3000
