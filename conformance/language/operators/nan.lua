-- NaN compares unequal to everything, itself included. §2.5.2
-- row: V18
local zero = 0
local nan = zero / zero
local function compare(a, b) return a == b, a ~= b, a < b, a <= b, a > b, a >= b end
print(compare(nan, nan)) --> false true false false false false
print(compare(nan, 1)) --> false true false false false false
print(compare(1, nan)) --> false true false false false false
print(rawequal(nan, nan), nan and "truthy", not nan) --> false truthy false
print(not (nan < 1), not (nan >= 1)) --> true true
local taken, skipped = 0, 0
for i = 1, 3000 do
  local x = i % 3 == 0 and nan or i
  if x < 1e9 then taken = taken + 1 end
  if not (x < 1e9) then skipped = skipped + 1 end
end
print(taken, skipped) --> 2000 1000
local t = {}
print(t[nan], rawget(t, nan)) --> nil nil
print((select(2, pcall(function() t[nan] = 1 end)):gsub("^.-:%d+: ", ""))) --> table index is NaN
print((select(2, pcall(rawset, t, nan, 1)))) --> table index is NaN
print(math.max(1, 2) == 2, type(math.max(nan, 1)), next(t)) --> true number nil
local loops = 0
for i = 1, nan do loops = loops + 1 end
for i = nan, 10 do loops = loops + 1 end
print(loops) --> 0
