-- Every handler runs although each of them fails; the first failure is reported.
-- row: D10, D12
-- dialect: perigee
local sum = 0
local function f()
  defer() sum = sum + 1 error("one", 0) end
  defer() sum = sum + 2 error("two", 0) end
  defer() sum = sum + 3 error("three", 0) end
end
print(pcall(f)) --> false three
print(sum) --> 6
for i = 1, 500 do pcall(f) end
print(sum) --> 3006
