-- Environments of the thread and of a function are replaced below functions that were translated for others.
-- row: A9
local setfenv, print = setfenv, print
value = 1
local function read() return value end
local sum = 0
for _ = 1, 2000 do sum = sum + read() end
print(sum) --> 2000
local old = getfenv(0)
setfenv(0, { value = 50, tostring = tostring })
print(read(), old.value) --> 1 1
setfenv(0, old)
value = 2
print(read()) --> 2
setfenv(read, { value = 100 })
print(read(), value) --> 100 2
