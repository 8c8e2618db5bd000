-- Arrays grow forwards, backwards, with holes that are filled later, and from the hash side.
-- row: V23
local function fillForward(n) local t = {} for i = 1, n do t[i] = i end return t end
local function fillBackward(n) local t = {} for i = n, 1, -1 do t[i] = i end return t end
local function fillOddThenEven(n)
  local t = {}
  for i = 1, n, 2 do t[i] = i end
  for i = 2, n, 2 do t[i] = i end
  return t
end
for _, fill in ipairs({ fillForward, fillBackward, fillOddThenEven }) do
  local t = fill(2000)
  local sum, count = 0, 0
  for i = 1, #t do sum = sum + t[i] end
  for k, v in pairs(t) do count = count + 1 assert(k == v) end
  for i, v in ipairs(t) do count = count + 1 end
  print(#t, sum, count, t[0], t[2001]) --> 2000 2001000 4000 nil nil
end --> 2000 2001000 4000 nil nil
--> 2000 2001000 4000 nil nil
local sparse = {}
for i = 1, 100 do sparse[i * 1000] = i end
print(#sparse == 0, sparse[1000], sparse[100000], sparse[999]) --> true 1 100 nil
local zero = {}
for i = 0, 999 do zero[i] = i end
print(#zero, zero[0], zero[999]) --> 999 0 999
local negative = {}
for i = -500, 500 do negative[i] = i end
print(#negative, negative[-500], negative[0]) --> 500 -500 0
local floats = {}
for x = 0, 500, 0.5 do floats[x] = x end
print(#floats, floats[0.5], floats[499.5], floats[500]) --> 500 0.5 499.5 500
