-- Loops that are entered in the middle, where their index is positive, and that go down to zero and below.
-- row: A14
local t = {}
for i = 1, 50000 do t[i] = 1 end

t[0] = 100
local sum = 0
for i = 50000, 0, -1 do sum = sum + t[i] end
print(sum) --> 50100

for i = 50000, 0, -1 do t[i] = 2 end
print(t[0], t[1], t[50000]) --> 2 2 2

t[0] = nil
local found = 0
for i = 50000, 0, -1 do
  if t[i] then found = found + 1 end
end
print(found) --> 50000

-- Where the step is known only when the loop runs.
local function visit(from, to, step)
  local seen, last = 0, nil
  for i = from, to, step do
    last = t[i] or -1
    seen = seen + last
  end
  return seen, last
end
print(visit(40000, -2, -1)) --> 79997 -1
t[0] = 7
print(visit(40000, 0, -1)) --> 80007 7
print(visit(40000, 0, -8)) --> 10007 7

-- In a loop around, which is entered with another index each time.
local cells = 0
for row = 400, -1, -1 do
  for i = row, -1, -1 do
    if t[i] then cells = cells + 1 end
  end
end
print(cells) --> 80601

-- Sums and products that reach zero.
local k, zeros = 30000, 0
while k >= 0 do
  if t[k] == 7 then zeros = zeros + 1 end
  k = k + -1
end
print(zeros, k) --> 1 -1
