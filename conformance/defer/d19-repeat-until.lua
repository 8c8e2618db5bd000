-- until sees the locals of the body, so handlers run after the condition; continue goes to the condition.
-- row: D19
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v return v end
local function take() local text = table.concat(log, " ") log = {} return text end
local total = 0
repeat
  defer() total = total + 2 end
until total >= 6
print(total) --> 8
local i = 0
repeat
  i = i + 1
  local mine = i
  defer() note("d" .. mine) end
  note("b" .. mine)
until note("c" .. mine) == "c2"
print(take()) --> b1 c1 d1 b2 c2 d2
print(pcall(function()
  repeat
    defer() note("handler") end
  until error("condition", 0)
end)) --> false condition
print(take()) --> handler
i = 0
repeat
  i = i + 1
  defer() note("d" .. i) end
  if i < 3 then continue end
  note("b" .. i)
until note("c" .. i) == "c3"
print(take()) --> c1 d1 c2 d2 b3 c3 d3
local f, message = loadstring("repeat if x then continue end local y = 1 until y", "=m")
print(f, type(message)) --> nil string
print(type(loadstring("repeat local y = 1 if x then continue end until y", "=m"))) --> function
local rounds, ran = 0, 0
repeat
  rounds = rounds + 1
  local last = rounds == 3000
  defer() ran = ran + 1 end
until last
print(rounds, ran) --> 3000 3000
