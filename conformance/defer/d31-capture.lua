-- Handlers capture by reference: they see last values, their writes are seen by closures that escaped.
-- row: D31
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
do
  local x = 10
  defer() note(x) end
  x = 30
  note("body")
end
print(table.concat(log, ",")) --> body,30
local function escape()
  local v = 1
  defer() v = v + 100 end
  v = 2
  return function() v = v + 1 return v end
end
local e = escape()
print(e(), e()) --> 103 104
local outer = 0
local function write() defer() outer = outer + 1 end return outer end
print(write(), outer) --> 0 1
local getters = {}
for i = 1, 3 do
  local mine = i
  getters[i] = function() return mine end
  defer() mine = mine * 10 end
end
print(getters[1](), getters[2](), getters[3]()) --> 10 20 30
local sum = 0
for i = 1, 2000 do sum = sum + escape()() end
print(sum) --> 206000
