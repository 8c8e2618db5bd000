-- Every kind of block owns its handlers: function, chunk, do, then, elseif, else, while, for, repeat, handler.
-- row: D2, D4
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function f() defer() note("function") end note("body") end
f()
print(take()) --> body function
loadstring("local note = ... defer() note('chunk') end note('body')")(note)
print(take()) --> body chunk
do defer() note("do") end note("body") end
note("after")
print(take()) --> body do after
local function branch(n)
  if n == 1 then defer() note("then") end note("b1")
  elseif n == 2 then defer() note("elseif") end note("b2")
  else defer() note("else") end note("b3") end
  note("after")
end
branch(1) branch(2) branch(3)
print(take()) --> b1 then after b2 elseif after b3 else after
local i = 0
while i < 2 do i = i + 1 defer() note("while" .. i) end note("b") end
print(take()) --> b while1 b while2
for j = 1, 2 do defer() note("for" .. j) end note("b") end
print(take()) --> b for1 b for2
for _, v in ipairs({ "x", "y" }) do defer() note("in-" .. v) end note("b") end
print(take()) --> b in-x b in-y
repeat defer() note("repeat") end note("b") until true
print(take()) --> b repeat
do
  defer()
    defer() note("inner handler") end
    note("handler")
  end
  note("body")
end
print(take()) --> body handler inner handler
