-- A function has at most 60 upvalues.
-- row: V14
local function source(n)
  local names = {}
  for i = 1, n do names[i] = "v" .. i end
  return "local " .. table.concat(names, ",") .. " = ... return function() return " .. table.concat(names, "+") .. " end"
end
local ones = {}
for i = 1, 60 do ones[i] = 1 end
print(loadstring(source(60))(unpack(ones))()) --> 60
print((loadstring(source(61), "=m"))) --> nil
print((select(2, loadstring(source(61), "=m")):match("upvalues"))) --> upvalues
