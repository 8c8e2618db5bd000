-- A loop is entered with values of another type each time: the translations that are left do not use up the stack.
local function texts(n)
  local v, sum = 1, 0
  for h = 1, n do
    for _ = 1, 200 do sum = sum + #tostring(v) end
    if h % 2 == 0 then v = 1 else v = "abc" end
  end
  return sum
end
print(texts(1000)) --> 400000

local function three(n)
  local v, sum = 1, 0
  for h = 1, n do
    for _ = 1, 200 do
      if v == 1 then sum = sum + v else sum = sum + 2 end
    end
    if h % 3 == 0 then v = 1 elseif h % 3 == 1 then v = {} else v = "x" end
  end
  return sum
end
print(three(1000)) --> 333200
