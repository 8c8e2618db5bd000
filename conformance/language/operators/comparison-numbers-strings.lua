-- Numbers compare by value, strings byte by byte; equality never coerces. §2.5.2
-- row: V18
print(1 < 2, 2 <= 2, 2 > 3, -1 >= -1, 1 == 1.0) --> true true false true true
print("a" < "b", "a" < "ab", "Z" < "a", "" < "a", "10" < "9") --> true true true true true
print("a\0b" < "a\0c", "a\0" > "a", "\200" > "a", "a" <= "a") --> true true true true
print(1 == "1", "1" == 1, nil == false, 0 == false, "" == false) --> false false false false false
print("x" == "x", "x" .. "y" == "xy", {} == {}, print == print) --> true true false true
local function less(a, b) return a < b end
for i = 1, 3000 do
  assert(less(i, i + 1) and not less(i + 1, i))
  assert(less("a" .. i, "b" .. i))
end
local function message(a, b)
  local _, text = pcall(less, a, b)
  return (text:gsub("^.-:%d+: ", ""))
end
print(message(1, "2")) --> attempt to compare number with string
print(message("2", 1)) --> attempt to compare string with number
print(message({}, {})) --> attempt to compare two table values
print(message(nil, nil)) --> attempt to compare two nil values
print(message(true, false)) --> attempt to compare two boolean values
print(message({}, 1)) --> attempt to compare table with number
print(message(print, print)) --> attempt to compare two function values
print(message(nil, 1)) --> attempt to compare nil with number
