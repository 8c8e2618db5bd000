-- The clause is read only on the line of `end`; a parenthesis on a new line starts a statement.
-- row: D32
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
do
  defer() note("handler") end
  (note)("statement")
end
print(table.concat(log, " ")) --> statement handler
print((loadstring("defer(a) print(a) end", "=m"))) --> nil
print((loadstring("defer(a) print(a) end\n(1)", "=m"))) --> nil
print(type(loadstring("defer(a) print(a) end (1)", "=m"))) --> function
print((loadstring("defer(1) end", "=m"))) --> nil
