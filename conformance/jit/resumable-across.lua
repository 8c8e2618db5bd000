-- Hot bodies yield across protected calls, metamethods, iterators, callbacks of builtins, and callable tables.
-- row: V12
-- dialect: perigee
local yield = coroutine.yield
local object = setmetatable({}, {
  __index = function(_, key) return yield(key) end,
  __newindex = function(_, key, value) yield(value) end,
  __add = function(_, x) return x + yield(x) end,
  __lt = function() return yield("lt") == 1 end,
  __le = function() return yield("le") == 1 end,
  __eq = function() return yield("eq") == 1 end,
  __concat = function(_, x) return x .. yield(x) end,
  __len = function() return 1 end,
  __unm = function() return -yield("unm") end,
  __call = function(_, x, ...) return select("#", ...), yield(x) end,
})
local other = setmetatable({}, getmetatable(object))
local function three(_, i)
  i = (i or 0) + 1
  if i > 3 then return nil end
  return i, yield("iterator")
end
local function body(n)
  local sum = 0
  for i = 1, n do
    sum = sum + object.field + (object + i) - (-object)
    object.x = i
    if object < other then sum = sum + 1 end
    if not (object <= other) then sum = sum + 2 end
    if object == other then sum = sum + 4 end
    local text = object .. "t"
    local none, got = object(i, nil, nil)
    sum = sum + none + got + #text
    for k, v in three do sum = sum + k * v end
    local ok, value = pcall(yield, "pcall")
    sum = sum + value
    local failed, message = pcall(function() if yield("fail") == 2 then error("two", 0) end return "none" end)
    if message == "two" then sum = sum + 100 end
    sum = sum + select(2, xpcall(function() return yield("xpcall") end, print))
    local _, traced = xpcall(function() yield("handled") error("E", 0) end, function(m) return m .. yield("handler") end)
    if traced == "E1" then sum = sum + 1000 end
    local list = { 3, 1, 2 }
    table.sort(list, function(a, b) yield("sort") return a < b end)
    sum = sum + list[1] * 4 + list[2] * 2 + list[3]
    sum = sum + #string.gsub("ab", ".", function(c) return c .. yield("gsub") end)
  end
  return "end", sum
end
local function run(n)
  local co = coroutine.wrap(body)
  local seen, count = {}, 0
  local value, sum = co(n)
  while value ~= "end" do
    count = count + 1
    if type(value) == "string" then seen[value] = (seen[value] or 0) + 1 end
    value, sum = co(count % 3)
  end
  return count, sum, seen
end
for _ = 1, 3 do run(150) end
local count, sum, seen = run(400)
print(count, sum) --> 8400 133800
print(seen.lt, seen.le, seen.eq, seen.iterator, seen.pcall, seen.handler, seen.gsub, seen.sort >= 1200) --> 400 400 400 1200 400 400 800 false

-- Generators on top of generators.
local function numbers(n) return coroutine.wrap(function() for i = 1, n do yield(i) end end) end
local function filter(accept, source)
  return coroutine.wrap(function() for x in source do if accept(x) then yield(x) end end end)
end
local function chain(...)
  local sources = { ... }
  return coroutine.wrap(function()
    for _, source in ipairs(sources) do
      for x in source do yield(x) end
    end
  end)
end
local total = 0
for x in filter(function(x) return x % 3 == 0 end, chain(numbers(900), filter(function(x) return x % 2 == 0 end, numbers(1000)))) do
  total = total + x
  if x == 990 and total > 200000 then break end
end
print(total) --> 217620
