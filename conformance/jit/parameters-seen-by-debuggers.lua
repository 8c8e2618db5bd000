-- Parameters that are not used have their values for a debugger, also where those in front of them are captured and an exit is at the start.
local function seen()
  local found = {}
  for i = 1, 3 do
    local name, value = debug.getlocal(2, i)
    found[#found + 1] = name .. " " .. (type(value) == "function" and "function" or value)
  end
  return table.concat(found, ", ")
end
function look(a, b)
  a = a or tonumber("0")
  local f = function() a = a + 1 end
  f()
  type(a)
  return (seen())
end
for i = 1, 5 do print(look(i, i * 2)) end
--> a 2, b 2, f function
--> a 3, b 4, f function
--> a 4, b 6, f function
--> a 5, b 8, f function
--> a 6, b 10, f function
