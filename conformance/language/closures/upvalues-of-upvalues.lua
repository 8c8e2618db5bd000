-- A variable captured through several levels stays one variable.
-- row: A4, A5, V27
local x = 0
local function level1()
  local y = 0
  local function level2()
    local z = 0
    return function()
      x, y, z = x + 1, y + 10, z + 100
      return x, y, z
    end
  end
  return level2(), level2()
end
local a, b = level1()
print(a()) --> 1 10 100
print(b()) --> 2 20 100
print(a()) --> 3 30 200
local c = level1()
print(c()) --> 4 10 100
for i = 1, 1000 do a() b() end
print(x, a()) --> 2004 2005 20040 100300
