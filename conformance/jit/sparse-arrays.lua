-- Integer keys with holes between them, so many that they are worth an array: each key keeps its value, whatever comes in which order.
local function check(t, expected)
  local seen, sum = 0, 0
  for k, v in pairs(t) do
    if expected["k" .. k] ~= v then error("wrong value of " .. k) end
    seen, sum = seen + 1, sum + k
  end
  local count = 0
  for name, v in pairs(expected) do
    count = count + 1
    local k = tonumber(name:sub(2))
    if t[k] ~= v then error("no value of " .. k) end
    if t[k + 0.5] ~= nil or t[-k] ~= nil then error("a value beside " .. k) end
  end
  if seen ~= count then error(seen .. " instead of " .. count) end
  return count, sum
end

local function fill(first, last, step, value)
  local t, expected = {}, {}
  for i = first, last, step do
    local v = value(i)
    t[i] = v
    expected["k" .. i] = v
  end
  return t, expected
end

local function itself(i) return i end
local function half(i) return i / 2 end
local function text(i) return "v" .. i end

for _, step in ipairs { 2, 3, 4, 5, 7 } do
  io.write(step, ":")
  for _, value in ipairs { itself, half, text } do io.write(" ", (check(fill(3, 12000, step, value)))) end
  io.write(" ", (check(fill(12000, 1, -step, itself))), "\n")
end
--> 2: 5999 5999 5999 6000
--> 3: 4000 4000 4000 4000
--> 4: 3000 3000 3000 3000
--> 5: 2400 2400 2400 2400
--> 7: 1714 1714 1714 1715

-- Numbers that are prime to six, taken out again by a sieve.
local function sieve(n)
  local isPrime, expected = { [2] = true, [3] = true }, {}
  for i = 5, n, 6 do
    isPrime[i] = true
    if i + 2 <= n then isPrime[i + 2] = true end
  end
  local i = 5
  while i * i <= n do
    if isPrime[i] then
      for j = i * i, n, i do
        if isPrime[j] then isPrime[j] = nil end
      end
    end
    i = i + (i % 6 == 5 and 2 or 4)
  end
  for k in pairs(isPrime) do expected["k" .. k] = true end
  return check(isPrime, expected)
end
print(sieve(30000)) --> 3245 45675864

-- A key that has been stored before its turn, keys filled in afterwards, keys far away, and back to nothing.
local t, expected = {}, {}
local function set(k, v)
  t[k] = v
  expected["k" .. k] = v
end
set(5001, "early")
set(5004, "early too")
for i = 1, 6001, 2 do set(i, i) end
for i = 2, 3000, 4 do set(i, -i) end
set(2 ^ 30, "far")
set(6006, "next but four")
for i = 6009, 9000, 3 do set(i, i) end
set(9001.5, "between")
print(check(t, expected)) --> 4753 1091382327.5
for i = 9000, 2, -1 do set(i, nil) end
print(check(t, expected)) --> 3 1073750826.5
t[1] = nil
print(t[1], t[2], #t, t[2 ^ 30], t[9001.5]) --> nil nil 0 far between

-- Few keys are a list only as far as PUC Lua says.
local few = {}
for i = 3, 99, 2 do few[i] = i end
print(#few, few[99]) --> 0 99
local list = {}
for i = 1, 2000 do list[i] = i end
list[2003] = 1
print(#list) --> 2000
