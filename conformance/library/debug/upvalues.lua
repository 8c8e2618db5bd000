-- debug.getupvalue and setupvalue: names in order, values read and written. §5.9
-- row: A7
-- skip luajit: its compiled code takes an upvalue that no statement assigns for constant, so it misses debug.setupvalue
local x, y, z = 1, "two", nil
local function f() y = y .. "!" return x, y, z end
print(debug.getupvalue(f, 1)) --> y two
print(debug.getupvalue(f, 2)) --> x 1
print(debug.getupvalue(f, 3)) --> z nil
print(debug.getupvalue(f, 4), debug.getupvalue(f, 0), select("#", debug.getupvalue(f, 9))) --> nil nil 0
print(debug.setupvalue(f, 1, "changed"), y) --> y changed
print(f()) --> 1 changed! nil
print(debug.setupvalue(f, 10, 1), select("#", debug.setupvalue(f, 10, 1))) --> nil 0
for i = 1, 1000 do
  debug.setupvalue(f, 2, i)
  assert(f() == i)
end
print(debug.getupvalue(function() end, 1)) -->
