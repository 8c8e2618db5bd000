-- while: condition first, break leaves the innermost loop, locals are fresh each time. §2.4.4
-- row: V6, A6
local i, sum = 0, 0
while i < 3000 do
  i = i + 1
  local double = i * 2
  sum = sum + double
end
print(i, sum) --> 3000 9003000
while false do print("never") end
while true do
  i = i - 1
  if i < 10 then break end
end
print(i) --> 9
local outer = 0
while outer < 50 do
  outer = outer + 1
  local inner = 0
  while true do
    inner = inner + 1
    if inner == 60 then break end
  end
  assert(inner == 60)
end
print(outer) --> 50
local functions, n = {}, 0
while n < 3 do
  n = n + 1
  local captured = n
  functions[n] = function() captured = captured + 1 return captured end
end
print(functions[1](), functions[1](), functions[2](), functions[3]()) --> 2 3 3 4
