-- A small function that stores something does it once, whatever comes of the call in line.
-- row: A13, A14
-- skip luajit: it calls no hooks in compiled code
local function set(object, value) object.value = value end
local function push(list, value) list[#list + 1] = value end
local function put(list, i, value)
  list[i] = value
  return value
end
local function both(object, value)
  object.a = value
  object.b = object.a + 1
end
local function bump(object)
  object.n = object.n + 1
  return object.n
end
local log = {}
local proxy = setmetatable({}, { __newindex = function(_, key, value) log[#log + 1] = key .. "=" .. tostring(value) end })
local function run(n, last)
  local object, list, counter, pairs_ = { value = 0 }, {}, { n = 0 }, { a = 0, b = 0 }
  local total = 0
  for i = 1, n do
    set(object, i)
    push(list, i)
    total = total + put(list, i, i) + bump(counter) * 2 + bump(counter)
    both(pairs_, i)
  end
  set(last, "last")
  put(last, 1, "one")
  both(last, 7)
  return total, object.value, #list, counter.n, pairs_.b
end
print(run(300, {})) --> 315450 300 300 600 301
print(pcall(run, 300, proxy)) --> false inlined-stores.lua:12: attempt to perform arithmetic on field 'a' (a nil value)
print(table.concat(log, " ")) --> value=last 1=one a=7
print(pcall(run, 1, nil)) --> false inlined-stores.lua:4: attempt to index local 'object' (a nil value)

-- The second store fails: the first has been done.
local object = { a = 1, b = 1 }
print(pcall(both, object, {})) --> false inlined-stores.lua:12: attempt to perform arithmetic on field 'a' (a table value)
print(type(object.a), object.b) --> table 1
local function try()
  for i = 1, 200 do both(object, i == 200 and "x" or i) end
end
print(pcall(try)) --> false inlined-stores.lua:12: attempt to perform arithmetic on field 'a' (a string value)
print(object.a, object.b) --> x 200

-- A key that is nil, or NaN, and the stack of a function that calls itself through a metamethod.
print(pcall(function() for i = 1, 200 do put({}, i < 200 and i or nil, 1) end end))
--> false inlined-stores.lua:7: table index is nil
local depth = 0
local deep = setmetatable({}, {})
local function field(o) return o.missing end
getmetatable(deep).__index = function(o)
  depth = depth + 1
  return depth < 100 and field(o) or depth
end
local sum = 0
for i = 1, 200 do sum = sum + (i % 50 == 0 and field(deep) or field({ missing = 1 })) end
print(sum, depth) --> 602 103

-- Hooks see each call.
local calls = 0
local function leaf(x) return x + 1 end
local function loop(n) local x = 0 for i = 1, n do x = leaf(x) end return x end
loop(300)
debug.sethook(function() if debug.getinfo(2, "f").func == leaf then calls = calls + 1 end end, "c")
loop(50)
for i = 1, 50 do leaf(i) end
debug.sethook()
print(calls, loop(10)) --> 100 10
