-- Whatever is stored, cleared, inserted and removed in whatever order, a table holds what an association list holds.
-- row: V23, V33, A14
local seed = 5
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n + 1
end
local keys = {}
for i = 1, 14 do keys[#keys + 1] = i end
for _, k in ipairs({ 0, -1, 1.5, 100, 4000, 2 ^ 31, 2 ^ 53, true, false, "1", "x", "y", "name", "__index", "length" }) do keys[#keys + 1] = k end
for i = 1, 16 do keys[#keys + 1] = "k" .. i end
keys[#keys + 1] = keys
keys[#keys + 1] = print

local getters, setters = {}, {}
for _, k in ipairs({ 1, 2, 3, "x", "y", "name", "__index", "length", "k3", 0, 100 }) do
  local place = type(k) == "number" and "t[" .. k .. "]" or "t." .. k
  getters[k] = assert(loadstring("return function(t) return " .. place .. " end"))()
  setters[k] = assert(loadstring("return function(t, v) " .. place .. " = v end"))()
end
local function set(t, k, v) t[k] = v end
local function get(t, k) return t[k] end

-- The model: parallel lists of keys and values.
local names, contents
local function find(k) for i = 1, #names do if rawequal(names[i], k) then return i end end end
local function modelSet(k, v)
  local i = find(k)
  if i then
    if v == nil then table.remove(names, i) table.remove(contents, i) else contents[i] = v end
  elseif v ~= nil then names[#names + 1] = k contents[#contents + 1] = v end
end
local function modelGet(k) local i = find(k) return i and contents[i] end

local t
local function value()
  local kind = random(6)
  if kind == 1 then return nil elseif kind == 2 then return "s" .. random(9) elseif kind == 3 then return random(9) / 2
  elseif kind == 4 then return random(2) == 1 end
  return random(100)
end
local constantKeys = {}
for k in pairs(getters) do constantKeys[#constantKeys + 1] = k end
table.sort(constantKeys, function(a, b) return tostring(a) < tostring(b) end)
local function store(k, v, how)
  if how == 1 then rawset(t, k, v) else set(t, k, v) end
  modelSet(k, v)
end
-- The length is a border; where it lies among several is the implementation's business.
local function border() local n = #t assert((n == 0 or t[n] ~= nil) and t[n + 1] == nil) return n end
local steps = {
  function() store(keys[random(#keys)], value(), random(2)) end,
  function() store(keys[random(#keys)], value(), random(2)) end,
  function() store(random(14), value(), 2) end,
  function() local k, v = constantKeys[random(#constantKeys)], value() setters[k](t, v) modelSet(k, v) end,
  function() local n, v = border(), random(50) t[n + 1] = v modelSet(n + 1, v) end,
  function() local n = border() if n > 0 then t[n] = nil modelSet(n, nil) end end,
  function() local n, v = border(), random(50) if n < 14 then table.insert(t, v) modelSet(n + 1, v) end end,
  function()
    local n = border()
    local removed, expected = table.remove(t), modelGet(n)
    if n > 0 then assert(rawequal(removed, expected)) modelSet(n, nil) end
  end,
  function()
    local n, v = border(), random(50)
    if n > 13 then return end
    local at = random(n + 1)
    table.insert(t, at, v)
    for i = n, at, -1 do modelSet(i + 1, modelGet(i)) end
    modelSet(at, v)
  end,
  function()
    local n = border()
    if n == 0 then return end
    local at = random(n)
    assert(rawequal(table.remove(t, at), modelGet(at)))
    for i = at, n - 1 do modelSet(i, modelGet(i + 1)) end
    modelSet(n, nil)
  end,
  function() for i = 1, 14 do store(i, i, 2) end end,
  function() for i = 14, 1, -1 do store(i, i, 2) end end,
  function() for i = 14, 1, -1 do store(i, nil, 2) end end,
  function() for i = 1, 16 do store("k" .. i, i, 2) end end,
  function() for k in pairs(t) do if random(2) == 1 then t[k] = nil modelSet(k, nil) end end end,
  function() for k, v in pairs(t) do if type(v) == "number" then t[k] = v + 1 modelSet(k, v + 1) end end end,
}
local function check()
  local seen = 0
  for k, v in next, t do
    seen = seen + 1
    assert(rawequal(modelGet(k), v), "next")
  end
  assert(seen == #names, "count")
  for i = 1, #keys do
    local expected = modelGet(keys[i])
    assert(rawequal(get(t, keys[i]), expected) and rawequal(rawget(t, keys[i]), expected), "get")
  end
  for i = 1, #constantKeys do assert(rawequal(getters[constantKeys[i]](t), modelGet(constantKeys[i])), "constant") end
  border()
end
local makers = {
  function() return {} end,
  function() return { 1, 2, 3 } end,
  function() return { x = 1, y = 2 } end,
  function() return { 1, 2, nil, 4, name = "n" } end,
  function() return setmetatable({ x = 0.5 }, { __index = function() return nil end }) end,
}
local failed = 0
for round = 1, 60 do
  t = makers[round % #makers + 1]()
  names, contents = {}, {}
  for k, v in next, t do modelSet(k, v) end
  for step = 1, 30 do
    local ok, message = pcall(function() steps[random(#steps)]() check() end)
    if not ok then
      failed = failed + 1
      if failed < 5 then print(round, step, message) end
      break
    end
  end
end
print(failed) --> 0
