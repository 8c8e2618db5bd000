-- Lines with code, as getinfo lists them and as a line hook meets them: a closure is made where its text ends.
-- skip luajit: its bytecode has other lines
local function lines(f) local t = {} for k in pairs(debug.getinfo(f, "L").activelines) do t[#t+1] = k end table.sort(t) return table.concat(t, " ") end
local function one()
  local f = function()
    return 1
  end
  local function g()

  end
  function glob()
    return 2
  end
  local t = { a = function()

    end,
    b = 1 }
  function t.x.y()

  end
  call(function()

  end, 1)
  return function(a)

  end
end
print(lines(one)) --> 7 10 11 13 14 16 17 18 20 21 23 26 27
local function two(a, ...)
  local b
  local c = a
  return function() b = c end
end
print(lines(two)) --> 31 32 33
local function three(a)
  if a then
    return
  end
end
print(lines(three)) --> 36 37 39
local function four() end
print(lines(four)) --> 41
local function five(...)
  local x, y
  for i = 1, 2 do
    x = i
  end
  while x do
    y = function() return x end
  end
  repeat local z = 1 until z
  for k, v in pairs({}) do
    print(k)
  end
  goto_ = 5
end
print(lines(five)) --> 45 46 48 49 51 52 53 55 56
print(lines(function(a) a = 1
 return function() return a end
end)) --> 58 59 60
local seen = {}
local function hooked()
  local a = 1
  local f = function()
    a = a + 1
  end
  local function g()

    return f()
  end
  g()
  local t = {
    x = 1,
    y = function()
    end,
  }
  return t
end
debug.sethook(function(_, l) seen[#seen+1] = l end, "l")
hooked()
debug.sethook()
print(table.concat(seen, " ")) --> 80 63 66 70 71 69 65 66 72 73 75 77 81
