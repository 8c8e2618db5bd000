-- A function has at most 200 locals. 
-- row: V14
local function source(n)
  local names = {}
  for i = 1, n do names[i] = "v" .. i end
  return "local " .. table.concat(names, ",") .. " = ... return v1, v" .. n
end
print(loadstring(source(200))(unpack({ 1, [200] = 200 }, 1, 200))) --> 1 200
print((loadstring(source(201), "=m"))) --> nil
print((select(2, loadstring(source(201), "=m")):match("more than 200 local variables"))) --> more than 200 local variables
