-- A failing handler on a normal exit: the remaining handlers run, then its error propagates and the exit is abandoned.
-- row: D10, F7
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, ",") log = {} return text end
local function f()
  defer() note("first") end
  defer() note("second") error("boom", 0) end
  defer() note("third") end
  note("body")
  return "never returned"
end
print(pcall(f)) --> false boom
print(take()) --> body,third,second,first
local function throughBlocks()
  defer() note("outer") end
  do
    defer() note("inner1") end
    defer() note("inner2") error("E", 0) end
  end
  note("never")
end
print(pcall(throughBlocks)) --> false E
print(take()) --> inner2,inner1,outer
local function inLoop(how)
  defer() note("function") end
  for i = 1, 3 do
    defer() note("loop" .. i) if i == 2 then error("E" .. i, 0) end end
    if how == "break" and i == 2 then break end
    if how == "continue" and i == 2 then continue end
    if how == "return" and i == 2 then return "value" end
    if how == "goto" and i == 2 then goto out end
  end
  note("after")
  ::out::
end
for _, how in ipairs({ "break", "continue", "return", "goto", "end" }) do
  local ok, e = pcall(inLoop, how)
  print(how, ok, e, take())
end --> break false E2 loop1,loop2,function
--> continue false E2 loop1,loop2,function
--> return false E2 loop1,loop2,function
--> goto false E2 loop1,loop2,function
--> end false E2 loop1,loop2,function
