-- goto runs the handlers of every block it leaves.
-- row: D20
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, ",") log = {} return text end
do
  defer() note("outer") end
  do
    defer() note("inner") end
    note("before-goto")
    goto out
  end
  note("never")
end
::out::
note("after-label")
print(take()) --> before-goto,inner,outer,after-label
local function search(n)
  defer() note("function") end
  for i = 1, n do
    defer() note("i" .. i) end
    for j = 1, n do
      defer() note("j" .. j) end
      if i * j == 2 then goto found end
    end
  end
  do return nil end
  ::found::
  note("found")
  return true
end
print(search(2)) --> true
print(take()) --> j1,j2,i1,found,function
local ran = 0
for i = 1, 3000 do
  do
    defer() ran = ran + 1 end
    if i % 2 == 0 then goto next end
    ran = ran + 1
  end
  ::next::
end
print(ran) --> 4500
