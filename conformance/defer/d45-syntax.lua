-- Empty handlers, semicolons, and a defer as the last statement are legal.
-- row: D45
-- dialect: perigee
defer() end
defer() end;
do defer() end end
do defer() end; end
local log = {}
local function f() defer() log[#log + 1] = "last" end end
f()
local function g()
  defer() log[#log + 1] = "one" end defer() log[#log + 1] = "two" end; return #log
end
print(g(), table.concat(log, " ")) --> 1 last two one
if true then defer() end end
for i = 1, 2000 do defer() end end
while #log < 5 do log[#log + 1] = "x" defer() end end
repeat defer() end until true
print(#log) --> 5
defer(unused) end(1)
defer(
  a,
  b
)
  print(a, b) --> 1 2
end(1, 2)
