-- Variables that nobody reads have their values for a debugger: also where an exit or a call comes between the values of one local.
local function seen(level)
  local found = {}
  for i = 1, 20 do
    local name, value = debug.getlocal(level + 1, i)
    if not name then break end
    if not name:find("^%(") then found[#found + 1] = name .. " " .. tostring(value) end
  end
  return table.concat(found, ", ")
end

word = "g"
local function globals()
  local a, b, c = 1, word, word
  return (seen(1))
end
for i = 1, 6 do print(globals()) end
--> a 1, b g, c g
--> a 1, b g, c g
--> a 1, b g, c g
--> a 1, b g, c g
--> a 1, b g, c g
--> a 1, b g, c g

local function fields(t, i)
  for k = 1, i do
    local a, b, c, d = "x", t.y, t[k], t.y .. k
    word = seen(1)
  end
  return word
end
for i = 1, 4 do print((fields({ y = i, 10, 20, 30, 40 }, i):gsub("t table: [%x0]*x?%x*, ", ""))) end
--> i 1, k 1, a x, b 1, c 10, d 11
--> i 2, k 2, a x, b 2, c 20, d 22
--> i 3, k 3, a x, b 3, c 30, d 33
--> i 4, k 4, a x, b 4, c 40, d 44

local yields = coroutine.wrap(function()
  for i = 1, 5 do
    local a, b, c = i * 2, coroutine.yield(i), coroutine.yield(-i)
    print(seen(1))
  end
end)
for i = 1, 11 do yields(i) end
--> i 1, a 2, b 2, c 3
--> i 2, a 4, b 4, c 5
--> i 3, a 6, b 6, c 7
--> i 4, a 8, b 8, c 9
--> i 5, a 10, b 10, c 11
