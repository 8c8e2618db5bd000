-- Handlers run after the last statement of the block and before what follows it.
-- row: D4
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local x = 1
do
  defer() x = x * 10 end
  x = x + 1
  note(x)
end
note(x)
local function f()
  local r = 0
  if true then
    defer() r = r + 1 end
    r = 5
  end
  note(r)
  return r
end
note(f())
print(table.concat(log, " ")) --> 2 20 6 6
local total = 0
for i = 1, 2000 do
  local before = total
  do defer() total = total + 1 end end
  assert(total == before + 1)
end
print(total) --> 2000
