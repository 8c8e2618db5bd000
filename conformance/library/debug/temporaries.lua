-- debug.getlocal and setlocal reach temporary values: of the caller's expression, and arguments of a builtin at level 0. §5.9
-- row: V30
-- skip luajit: names no temporaries
print(debug.getlocal(0, 1)) --> (*temporary) 0
print(debug.getlocal(0, 2)) --> (*temporary) 2
print(debug.getlocal(0, 3), debug.getlocal(0, 0)) --> nil nil
print(debug.setlocal(0, 1, 0), debug.setlocal(0, 3, "x"), debug.setlocal(0, 4, 0)) --> (*temporary) (*temporary) nil
local function change()
  assert(select(2, debug.getlocal(2, 3)) == 1)
  assert(not debug.getlocal(2, 4))
  debug.setlocal(2, 3, 10)
  return 20
end
local function add(a, b) return (a + 1) + change() end
print(add(0, 0)) --> 30
print(debug.getlocal(2 ^ 32, 2), debug.getlocal("0", "2"), debug.getlocal(0.5, 2.5)) --> (*temporary) (*temporary) (*temporary) 2.5
