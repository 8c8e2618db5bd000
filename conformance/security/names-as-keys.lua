-- No key of a table, string, function, coroutine or userdata reaches what JavaScript has under that name.
-- row: V42
local names = { "__proto__", "constructor", "toString", "toLocaleString", "hasOwnProperty", "isPrototypeOf", "valueOf",
  "propertyIsEnumerable", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "length",
  "then", "catch", "prototype", "toJSON", "arguments", "caller", "callee", "name", "apply", "call", "bind", "c", "n", "r1",
  "get", "set", "has", "size", "next", "return", "done", "value", "Symbol.iterator", "stack", "message", "cause",
  "\206\169index", "\206\169", "\239\191\189", "\0", "", "0", "1", "-1", "1.5", "NaN", "Infinity", "undefined", "null" }

local function check(read, write)
  for _, name in ipairs(names) do if read(name) ~= nil then return name end end
  if not write then return end
  for i, name in ipairs(names) do write(name, i) end
  for i, name in ipairs(names) do if read(name) ~= i then return name .. " written" end end
  for _, name in ipairs(names) do write(name, nil) end
  for _, name in ipairs(names) do if read(name) ~= nil then return name .. " cleared" end end
end

for round = 1, 60 do
  local t = {}
  local found = check(function(k) return t[k] end, function(k, v) t[k] = v end)
    or check(function(k) return rawget(t, k) end, function(k, v) rawset(t, k, v) end)
    or check(function(k) return ("x")[k] end)
    or check(function(k) return _G[k] end, round < 3 and function(k, v) _G[k] = v end)
  assert(not found or found == "next", found)
  assert(next(t) == nil)
end

-- Both ways of an __index chain, with tables that share a class.
local Class = {} Class.__index = Class
local objects = {}
for i = 1, 40 do objects[i] = setmetatable({ v = i }, Class) end
local seen = 0
for _, object in ipairs(objects) do
  for _, name in ipairs(names) do
    if object[name] ~= nil then seen = seen + 1 end
    Class[name] = name
    if object[name] ~= name then seen = seen + 1 end
    object[name] = 1
    if object[name] ~= 1 or Class[name] ~= name then seen = seen + 1 end
    object[name], Class[name] = nil, nil
  end
end
print(seen) --> 0

-- As an inherited name, a metamethod's name or a value.
local t = setmetatable({}, { __index = function(_, k) return "index " .. k end, __proto__ = { x = 1 } })
print(t.__proto__, t.constructor, t.x, t.then_) --> index __proto__ index constructor index x index then_
print((pcall(setmetatable, {}, { __proto__ = {} }))) --> true

local m = setmetatable({}, { toString = function() return "js" end, valueOf = function() return 1 end, __proto__ = string })
print(pcall(function() return m + 1 end)) --> false names-as-keys.lua:51: attempt to perform arithmetic on upvalue 'm' (a table value)
print((tostring(m):gsub(":.*", ""))) --> table

-- Things that are not tables have no fields at all.
local others = { print, coroutine.create(function() end), function() end, true, 5 }
local errors = 0
for _, other in ipairs(others) do
  for _, name in ipairs(names) do
    if not pcall(function() return other[name] end) then errors = errors + 1 end
    if not pcall(function() other[name] = 1 end) then errors = errors + 1 end
    if not pcall(function() return other.constructor.constructor end) then errors = errors + 1 end
  end
end
print(errors == #others * #names * 3) --> true
print(pcall(function() local s = "x" s.length = 1 end)) --> false names-as-keys.lua:65: attempt to index local 's' (a string value)

-- What awaits, iterates or converts on the host's side calls nothing of Lua's.
local called = {}
local trap = setmetatable({ then_ = 1, ["then"] = function() called[#called + 1] = "then" end },
  { __index = function(_, k) called[#called + 1] = k end })
local co = coroutine.wrap(function(...) return coroutine.yield(...) end)
co(trap)
co(trap)
print((pcall(error, trap)), select("#", unpack({ trap, trap })), #called) --> false 2 0
