-- break, continue, goto and `...` do not reach out of a handler; loops of its own are fine.
-- row: D8
-- dialect: perigee
local function refused(source)
  local f, message = loadstring(source, "=m")
  return f == nil and type(message) == "string"
end
print(refused("while true do defer() break end end")) --> true
print(refused("while true do defer() continue end end")) --> true
print(refused("do ::top:: defer() goto top end end")) --> true
print(refused("defer() goto out end ::out::")) --> true
print(refused("local function f(...) defer() print(...) end end")) --> true
print(refused("while true do defer() if x then break end end break end")) --> true
local log = {}
local function f(...)
  defer(...)
    for i = 1, 10 do
      if i % 2 == 0 then continue end
      if i > 5 then break end
      log[#log + 1] = i
    end
    ::again::
    if #log < 5 then log[#log + 1] = select("#", ...) goto again end
  end(...)
end
f("a", "b")
print(table.concat(log, " ")) --> 1 3 5 2 2
print((select(2, loadstring("while true do defer() continue end end", "=m")):find("no loop to continue", 1, true)) ~= nil) --> true
