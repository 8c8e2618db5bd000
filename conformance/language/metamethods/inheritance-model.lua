-- Fields read through changing chains of metatables are what a walk by rawget finds, whatever changes and in whatever order.
-- row: V9, A14
local seed = 11
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n + 1
end
local keys = { "a", "b", "__index", "get", "__newindex", "constructor", "__proto__", "k7", 1, 2 }
local getters, setters, callers = {}, {}, {}
for _, key in ipairs(keys) do
  local place = type(key) == "number" and "t[" .. key .. "]" or "t." .. key
  getters[key] = assert(loadstring("return function(t) return " .. place .. " end"))()
  setters[key] = assert(loadstring("return function(t, v) " .. place .. " = v end"))()
  if key == "a" or key == "get" then callers[key] = assert(loadstring("return function(t) return t:" .. key .. "() end"))() end
end

local calls = 0
local function method(t) calls = calls + 1 return t end
local function viaFunction(t, k) calls = calls + 1 return "f" .. tostring(k) end
local function read(t, key)
  for _ = 1, 100 do
    local v = rawget(t, key)
    if v ~= nil then return v end
    local meta = getmetatable(t)
    local index = meta and rawget(meta, "__index")
    if index == nil then return nil end
    if type(index) == "function" then return index(t, key) end
    if type(index) ~= "table" then error("attempt") end
    t = index
  end
  error("loop")
end
local function write(t, key, value)
  for _ = 1, 100 do
    local meta = getmetatable(t)
    local handler = meta and rawget(meta, "__newindex")
    if rawget(t, key) ~= nil or handler == nil then rawset(t, key, value) return end
    if type(handler) == "function" then handler(t, key, value) return end
    if type(handler) ~= "table" then error("attempt") end
    t = handler
  end
  error("loop")
end

local objects, count = {}, 9
local function object() return objects[random(count)] end
local function reset()
  for i = 1, count do objects[i] = i % 3 == 0 and { a = i, get = method } or i % 3 == 1 and {} or { b = i, a = 0, i } end
end
local function value()
  local kind = random(8)
  if kind <= 2 then return nil end
  if kind == 3 then return method end
  if kind == 4 then return object() end
  return random(100)
end
local function setsByFunction(t, k, v) calls = calls + 1 rawset(t, k, v) end
local steps = {
  function() setters.a(object(), value()) end,
  function() setters.get(object(), method) end,
  function() object()[keys[random(#keys)]] = value() end,
  function() rawset(object(), keys[random(#keys)], value()) end,
  function() setmetatable(object(), object()) end,
  function() setmetatable(object(), object()) end,
  function() setmetatable(object(), nil) end,
  function() local class = object() class.__index = class setmetatable(object(), class) setmetatable(object(), class) end,
  function() local class = object() rawset(class, "__index", class) end,
  function() rawset(object(), "__index", object()) end,
  function() rawset(object(), "__index", viaFunction) end,
  function() rawset(object(), "__index", nil) end,
  function() rawset(object(), "__newindex", object()) end,
  function() rawset(object(), "__newindex", setsByFunction) end,
  function() rawset(object(), "__newindex", nil) end,
  function() rawset(object(), "__newindex", nil) end,
  function() local t = object() for i = 1, 30 do rawset(t, "n" .. i, i) end for i = 1, 30 do rawset(t, "n" .. i, nil) end end,
  function() objects[random(count)] = setmetatable({ a = random(9) }, object()) end,
  function() objects[random(count)] = setmetatable({}, { __index = object() }) end,
}
local function snapshot()
  local all = {}
  for i = 1, count do
    local copy = {}
    for k, v in next, objects[i] do copy[k] = v end
    all[i] = copy
  end
  return all
end
local function same(p, q)
  for i = 1, count do
    for k, v in next, p[i] do if q[i][k] ~= v then return false end end
    for k, v in next, q[i] do if p[i][k] ~= v then return false end end
  end
  return true
end
local wrong = 0
local function check(what, ok) if not ok then wrong = wrong + 1 if wrong < 10 then print(what) end end end
for round = 1, 15 do
  reset()
  for step = 1, 60 do
    pcall(steps[random(#steps)])
    for i = 1, count do
      local t = objects[i]
      local key = keys[random(#keys)]
      local ok, expected = pcall(read, t, key)
      local ok2, direct = pcall(getters[key], t)
      check("get", ok == ok2 and (not ok or expected == direct))
      local ok3, computed = pcall(function() return t[key] end)
      check("index", ok == ok3 and (not ok or expected == computed))
      if callers[key] then
        local ok4, result = pcall(callers[key], t)
        check("call", ok4 == (ok and type(expected) == "function") and (expected ~= method or result == t))
      end
    end
    -- A store through the metatables changes what a store by the rules changes.
    local t, key, v = object(), keys[random(#keys)], value()
    local before = snapshot()
    local ok = pcall(write, t, key, v)
    local byRules = snapshot()
    for i = 1, count do
      for k in next, byRules[i] do rawset(objects[i], k, before[i][k]) end
      for k, old in next, before[i] do rawset(objects[i], k, old) end
    end
    local ok2 = pcall(setters[key], t, v)
    check("set", ok == ok2 and same(byRules, snapshot()))
  end
end
print(wrong) --> 0
