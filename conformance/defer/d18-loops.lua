-- One activation per iteration, with the loop variable of that iteration.
-- row: D18
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
for i = 1, 3 do
  defer() note("a" .. i) end
  defer() note("b" .. i) end
  i = i * 10
end
print(table.concat(log, " ")) --> b10 a10 b20 a20 b30 a30
log = {}
local closures = {}
for i = 1, 3 do
  closures[i] = function() return i end
  defer() i = i + 100 end
end
print(closures[1](), closures[2](), closures[3]()) --> 101 102 103
local sum = 0
for i = 1, 3000 do
  defer() sum = sum + i end
end
print(sum) --> 4501500
local n = 0
for _ = 1, 0 do defer() n = n + 1 end end
print(n) --> 0
