-- Upvalues change inside hot loops: from the loop, from a callee, from a sibling closure.
-- row: A4
local count, flag = 0, false
local function bump() count = count + 1 if count == 2000 then flag = true end end
local seen
for i = 1, 3000 do
  bump()
  count = count + 0
  if flag and not seen then seen = i end
end
print(count, seen) --> 3000 2000
local function make()
  local n, limit = 0, 10
  return function() while n < limit do n = n + 1 end return n end, function(l) limit = l end
end
local run, set = make()
print(run()) --> 10
set(3000)
print(run()) --> 3000
local value = 1
local function read() return value end
local total = 0
for i = 1, 3000 do
  if i == 1500 then value = "2" end
  if i == 2500 then value = 3 end
  total = total + read()
end
print(total) --> 5002
