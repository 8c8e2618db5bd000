-- `and`, `or`, `not` and comparisons mixed in the conditions of if, while and repeat. §2.5.3
-- row: V6
local function classify(a, b, c)
  if a and (b or c) then return 1 end
  if not a and not (b and c) then return 2 end
  if not (a or b) or c then return 3 end
  return 4
end
local values, out = { false, true }, {}
for _, a in ipairs(values) do for _, b in ipairs(values) do for _, c in ipairs(values) do
  out[#out + 1] = classify(a, b, c)
end end end
print(table.concat(out)) --> 22234111
local function inRange(x, low, high) return x >= low and x <= high or x == -1 end
local hits = 0
for i = -5, 3000 do
  if inRange(i, 10, 20) and not (i == 15) then hits = hits + 1 end
end
print(hits) --> 11
local i, steps = 0, 0
while i < 100 and not (i * i > 400) or i == -1 do i = i + 1 steps = steps + 1 end
repeat i = i - 1 until i < 5 and i % 2 == 0 or i == nil
print(steps, i) --> 21 4
local x = nil
if x == nil or x.field then print("guarded") end --> guarded
if not (x ~= nil and x.field == 1) then print("guarded too") end --> guarded too
local flags = { (1 < 2) == true, 1 < 2 and 2 < 1, not (1 < 2), (1 == 2) or (2 == 2) }
print(unpack(flags)) --> true false false true
