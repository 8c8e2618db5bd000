-- `and` and `or` give one of their operands, and evaluate the second one only if needed. §2.5.3
-- row: V6
local log = {}
local function value(name, v)
  log[#log + 1] = name
  return v
end
local function take()
  local text = table.concat(log, ",")
  log = {}
  return text
end
print(value("a", 1) and value("b", 2), take()) --> 2 a,b
print(value("a", nil) and value("b", 2), take()) --> nil a
print(value("a", false) or value("b", nil), take()) --> nil a,b
print(value("a", 0) or value("b", 2), take()) --> 0 a
print(value("a", nil) and value("b", 1) or value("c", 3), take()) --> 3 a,c
print(value("a", 1) and value("b", false) or value("c", nil), take()) --> nil a,b,c
print(value("a", false) or value("b", 5) and value("c", "") or value("d", 1), take()) -->  a,b,c
print(not (value("a", 1) and value("b", nil)), take()) --> true a,b
print((value("a", nil) or value("b", false)) == false, take()) --> true a,b
local function pick(i) return i % 3 == 0 and "fizz" or i % 5 == 0 and "buzz" or i end
local fizz, buzz, sum = 0, 0, 0
for i = 1, 3000 do
  local v = pick(i)
  if v == "fizz" then fizz = fizz + 1 elseif v == "buzz" then buzz = buzz + 1 else sum = sum + v end
end
print(fizz, buzz, sum) --> 1000 400 2400000
