-- Keys inserted and removed again and again leave no trace.
-- row: V23
local t = {}
for i = 1, 3000 do
  t["k" .. i] = i
  if i > 10 then t["k" .. i - 10] = nil end
end
local count, sum = 0, 0
for k, v in pairs(t) do count = count + 1 sum = sum + v end
print(count, sum) --> 10 29955
local queue, head, tail = {}, 1, 0
for i = 1, 3000 do
  tail = tail + 1
  queue[tail] = i
  if i % 2 == 0 then
    assert(queue[head] == head)
    queue[head] = nil
    head = head + 1
  end
end
print(head, tail, tail - head + 1) --> 1501 3000 1500
local objects = {}
for i = 1, 1000 do objects[{}] = i end
for k in pairs(objects) do objects[k] = nil end
print(next(objects)) --> nil
local same = {}
for i = 1, 2000 do
  same.x = i
  same.x = nil
  same[1] = i
  same[1] = nil
end
print(next(same), #same) --> nil 0
