-- break runs the handlers of every block it leaves, inner first, before the loop is left.
-- row: D16
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
for i = 1, 3 do
  defer() note("d" .. i) end
  note("b" .. i)
  if i == 2 then break end
end
note("after")
print(take()) --> b1 d1 b2 d2 after
while true do
  defer() note("while") end
  do
    defer() note("do") end
    if true then
      defer() note("if") end
      break
    end
  end
end
print(take()) --> if do while
repeat
  defer() note("repeat") end
  if #log == 0 then break end
until note("condition")
print(take()) --> repeat
for i = 1, 2 do
  defer() note("outer" .. i) end
  for j = 1, 3 do
    defer() note("inner" .. j) end
    if j == 2 then break end
  end
end
print(take()) --> inner1 inner2 outer1 inner1 inner2 outer2
local ran, loops = 0, 0
for i = 1, 1000 do
  for j = 1, 10 do
    defer() ran = ran + 1 end
    loops = loops + 1
    if j == 3 then break end
  end
end
print(ran, loops) --> 3000 3000
local captured
for k, v in pairs({ only = 1 }) do
  captured = function() return k .. v end
  defer() v = v + 1 end
  break
end
print(captured()) --> only2
