-- defer is a keyword only at the start of a statement before a parameter list; elsewhere it is a name.
-- row: D45, F11
-- dialect: perigee
defer = { x = 1 }
defer.x = defer.x + 1
print(defer.x, type(defer)) --> 2 table
defer = function(v) return type(v) == "table" and #v or v end
local x = defer(5)
print(x, defer("s"), (defer)(7), defer{ 1, 2 }, defer"text") --> 5 s 7 2 text
do (defer)(1) end
defer(function() end)
defer{ 1 }
defer"s"
defer("literal")
defer(1, 2)
local t = {}
function t:defer(v) return v end
function t.field() return "f" end
print(t:defer(3), t.defer(t, 4)) --> 3 4
defer = nil
do
  local defer = function(...) return select("#", ...) end
  local name = 5
  defer()
  defer(name)
  print(defer(name, name)) --> 2
end
local ran = false
do defer() ran = true end end
print(ran) --> true
do
  local function inner(defer) defer() return "called" end
  print(inner(function() end)) --> called
end
