-- A defer inside a handler belongs to the handler and runs when the handler ends.
-- row: D29
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function f()
  defer() note("outer") end
  defer()
    defer()
      defer() note("third level") end
      note("second level")
    end
    note("first level")
  end
  note("body")
end
f()
print(table.concat(log, ", ")) --> body, first level, second level, third level, outer
local ran = 0
local function g(v)
  defer()
    defer() ran = ran + 1 end
    if v then return end
    ran = ran + 10
  end
end
for i = 1, 1500 do g(i % 2 == 0) end
print(ran) --> 9000
print(pcall(function()
  defer()
    defer() error("inner", 0) end
    error("outer", 0)
  end
end)) --> false outer
