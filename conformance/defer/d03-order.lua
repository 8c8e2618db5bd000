-- Last in, first out within a block; inner blocks before outer ones.
-- row: D3
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function f()
  defer() note(1) end
  defer() note(2) end
  do
    defer() note("a") end
    defer() note("b") end
    note("inner")
  end
  defer() note(3) end
  note("body")
end
f()
print(take()) --> inner b a body 3 2 1
for i = 1, 1500 do
  f()
  assert(take() == "inner b a body 3 2 1")
end
local function nested()
  do defer() note("o1") end
    do defer() note("m1") end
      do defer() note("i1") end defer() note("i2") end end
    defer() note("m2") end end
  defer() note("o2") end end
end
nested()
print(take()) --> i2 i1 m2 m1 o2 o1
