-- The level of an error counts through pcall, builtins and message handlers; the handler of xpcall sees the builtin that raised it
local function raise(level) error("m", level) end
local function cold(level) return (function(...) return ... end)(pcall(raise, level)) end
local function middle(f, level) local a, b = f(level) return b end
local function outer(f, level) local m = middle(f, level) return m end
for i = 1, 2000 do outer(function() return 1, 2 end, i) end
for level = 1, 7 do print(level, outer(cold, level)) end
--> 1 error-levels-through-pcall.lua:2: m
--> 2 m
--> 3 error-levels-through-pcall.lua:3: m
--> 4 error-levels-through-pcall.lua:4: m
--> 5 error-levels-through-pcall.lua:5: m
--> 6 error-levels-through-pcall.lua:7: m
--> 7 m

local function levels()
  local seen = {}
  for level = 2, 5 do
    local info = debug.getinfo(level, "Sln")
    seen[#seen + 1] = info.what .. " " .. tostring(info.name) .. " " .. info.currentline
  end
  return table.concat(seen, ", ")
end
local function raising() error("m", 2) return 1 end
local function failing() local x = nil .. "x" return x end
local function run(f, handler)
  local _, message = xpcall(function() f() return 1 end, handler)
  return message
end
local last
for i = 1, 300 do last = run(raising, levels) end
print(last) --> C error -1, Lua f 24, Lua nil 27, C xpcall -1
for i = 1, 300 do last = run(failing, levels) end
print(last) --> Lua f 25, Lua nil 27, C xpcall -1, Lua run 27
for i = 1, 300 do last = run(raising, function(m) return m .. "!" end) end
print(last) --> error-levels-through-pcall.lua:27: m!
