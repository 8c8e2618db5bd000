-- Labels: visible in their block and its nested blocks, reusable in other blocks and functions; goto is also a name.
-- row: V6
-- dialect: luajit
local function f()
  do goto a ::a:: end
  do goto a ::a:: end
  local function g() goto a ::a:: return "g" end
  goto a
  ::a::
  return g()
end
print(f()) --> g
local goto = 5
goto = goto + 1
print(goto) --> 6
local t = { goto = 1 }
t.goto = t.goto + 1
print(t.goto) --> 2
::unused:: ::other::
do
  local i = 1
  ::one:: ::two::
  i = i + 1
  if i == 2 then goto one end
  if i == 3 then goto two end
  print(i) --> 4
end
