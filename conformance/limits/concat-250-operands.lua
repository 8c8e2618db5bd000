-- Two hundred and fifty operands of one concatenation.
-- row: V8
-- dialect: perigee
local parts = {}
for i = 1, 250 do parts[i] = "p" end
local f = loadstring("local p = 'q' return " .. table.concat(parts, " .. "))
print(#f()) --> 250
local g = loadstring("local p = 'q' return " .. ("p .. "):rep(100000) .. "p", "=m")
print(g == nil or #g() == 100001) --> true
-- Operands on lines of their own need no more registers than on one line.
function bs() return "b" end
local operands = {}
for i = 1, 155 do operands[i] = '"a"' end
for i = 156, 255 do operands[i] = "bs()" end
local function lengthOf(separator)
  local f = loadstring("return " .. table.concat(operands, separator))
  return f and #f()
end
print(lengthOf("..") == lengthOf("..\n")) --> true
