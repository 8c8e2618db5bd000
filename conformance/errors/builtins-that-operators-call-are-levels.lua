-- A builtin that fails is a level of the stack, also when an operator, another builtin or xpcall itself has called it.
-- row: V30
-- skip luajit: names metamethods, and the handler may be a level further out
local handlers = { __sub = math.max, __index = string.rep, __newindex = error, __concat = string.rep, __lt = string.len, __unm = string.rep }
local T = setmetatable({}, handlers)

-- The handler is level 1, what has failed level 2.
local function failing(run, wanted)
  local raiser, caller
  assert(not xpcall(run, function() raiser, caller = debug.getinfo(2, "Sf"), debug.getinfo(3, "Sl") end))
  return raiser.what, raiser.func == wanted, caller.what, caller.currentline
end

for round = 1, 200 do
  local function show(...) if round == 1 or round == 200 then print(...) end end
  show(failing(function() return T - 1 end, math.max)) --> C true Lua 16
  show(failing(function() return T.x end, string.rep)) --> C true Lua 17
  show(failing(function() T.x = 1 end, error)) --> C true Lua 18
  show(failing(function() return T .. "x" end, string.rep)) --> C true Lua 19
  show(failing(function() return T < T end, string.len)) --> C true Lua 20
  show(failing(function() return -T end, string.rep)) --> C true Lua 21
  show(failing(function() local n return n - 1 end, nil)) --> Lua false C -1
  show(failing(error, error)) --> C true C -1
  show(failing(function() table.sort({ {}, {}, {} }, string.rep) return 1 end, string.rep)) --> C true C -1
  show(failing(function() local s = ("a"):gsub("a", error) return s end, error)) --> C true C -1
end
--> C true Lua 16
--> C true Lua 17
--> C true Lua 18
--> C true Lua 19
--> C true Lua 20
--> C true Lua 21
--> Lua false C -1
--> C true C -1
--> C true C -1
--> C true C -1
