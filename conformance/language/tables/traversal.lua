-- pairs and next meet every key once, in one order; fields may be cleared and changed on the way. §5.1
-- row: V23
local t = { 10, 20, 30, a = 1, b = 2, [2.5] = 3, [true] = 4, [-1] = 5 }
local first, second = {}, {}
for k, v in pairs(t) do first[#first + 1] = k end
for k, v in next, t, nil do second[#second + 1] = k end
print(#first, #second) --> 8 8
for i = 1, #first do assert(first[i] == second[i]) end
local key, steps = nil, 0
repeat
  key = next(t, key)
  steps = steps + 1
until key == nil
print(steps) --> 9
local big = {}
for i = 1, 500 do big[i] = i big["k" .. i] = i end
local seen = 0
for k, v in pairs(big) do
  big[k] = nil
  seen = seen + 1
end
print(seen, next(big)) --> 1000 nil
for i = 1, 500 do big["x" .. i] = i end
local sum = 0
for k, v in pairs(big) do
  big[k] = v * 2
  sum = sum + v
end
for k, v in pairs(big) do sum = sum + v end
print(sum) --> 375750
for k, v in pairs(big) do if v % 4 == 0 then big[k] = nil end end
seen = 0
for k in pairs(big) do seen = seen + 1 end
print(seen) --> 250
print(pcall(next, {}, "unknown")) --> false invalid key to 'next'
print((pcall(next, { 1 }, 5))) --> false
print(next({}), next({ 7 })) --> nil 1 7
