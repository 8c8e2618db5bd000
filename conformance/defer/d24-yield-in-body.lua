-- A yield runs nothing: pending handlers survive it.
-- row: D24
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local co = coroutine.create(function()
  defer() note("outer") end
  for i = 1, 2 do
    defer() note("loop" .. i) end
    coroutine.yield(i)
  end
  coroutine.yield("last")
  return "end"
end)
print(coroutine.resume(co), #log) --> true 0
print(select(2, coroutine.resume(co)), table.concat(log, " ")) --> 2 loop1
print(select(2, coroutine.resume(co)), table.concat(log, " ")) --> last loop1 loop2
print(select(2, coroutine.resume(co)), table.concat(log, " ")) --> end loop1 loop2 outer
local ran = 0
local generator = coroutine.wrap(function()
  for i = 1, 1500 do
    defer() ran = ran + 1 end
    coroutine.yield(i)
  end
end)
local sum = 0
for i in generator do
  sum = sum + i
  assert(ran == i - 1)
end
print(sum, ran) --> 1125750 1500
