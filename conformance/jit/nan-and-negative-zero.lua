-- NaN, negative zero and infinities pass through hot arithmetic.
-- row: V18
local function f(a, b) return a * b, a / b, a - b, a % b end
local nans, negativeZeros, infinities = 0, 0, 0
local inputs = { 0, -1, 1, 1 / 0, -1 / 0, 0 / 0, -0.5, 1e308 }
for round = 1, 40 do
  for i = 1, #inputs do
    for j = 1, #inputs do
      local p, q, d, m = f(inputs[i], inputs[j])
      if p ~= p then nans = nans + 1 end
      if q ~= q then nans = nans + 1 end
      if p == 0 and 1 / p < 0 then negativeZeros = negativeZeros + 1 end
      if q == 1 / 0 or q == -1 / 0 then infinities = infinities + 1 end
      if d ~= d then nans = nans + 1 end
    end
  end
end
print(nans, negativeZeros, infinities) --> 2240 160 600
local z = 0
for i = 1, 2000 do z = -z end
print(1 / z) --> inf
z = -z
print(1 / z) --> -inf
local keys = {}
for i = -2, 2 do keys[i * 0] = i end
print(keys[0], next(keys) == 0) --> 2 true
