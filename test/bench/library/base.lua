-- Rows for the basic functions, coroutines and bit operations.
local objects = {}
for i = 1, 100 do objects[i] = { i } end
local meta = { __index = function(t, k) return k end, __tostring = function(t) return "object" end }
local texts, fractions = {}, {}
for i = 1, 100 do
  texts[i] = tostring(i * 37)
  fractions[i] = tostring(i / 7)
end
local loaded = 0
local function identity(...) return ... end
local function fail() error("failed") end
local function failWithTable() error({}) end
local rows = {
  { "type", 1000, function(n)
    local count = 0
    for i = 1, n do if type(objects[i % 100 + 1]) == "table" then count = count + 1 end end
    return count
  end },
  { "tostring of an integer", 1000, function(n)
    local length = 0
    for i = 1, n do length = length + #tostring(i * 7) end
    return length
  end },
  { "tostring of a fraction", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #tostring(i / 7) end
    return length
  end },
  { "tostring of a short fraction", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #tostring(i / 8) end
    return length
  end },
  { "tostring of a table", 100, function(n)
    local count = 0
    for i = 1, n do if tostring(objects[i]):find("^table") then count = count + 1 end end
    return count
  end },
  { "tostring by __tostring", 100, function(n)
    local object, length = setmetatable({}, meta), 0
    for i = 1, n do length = length + #tostring(object) end
    return length
  end },
  { "tonumber of an integer", 1000, function(n)
    local sum = 0
    for i = 1, n do sum = sum + tonumber(texts[i % 100 + 1]) end
    return sum
  end },
  { "tonumber of a fraction", 500, function(n)
    local sum = 0
    for i = 1, n do sum = sum + tonumber(fractions[i % 100 + 1]) end
    return string.format("%.6f", sum)
  end },
  { "tonumber to base 16", 500, function(n)
    local sum = 0
    for i = 1, n do sum = sum + tonumber(texts[i % 100 + 1], 16) end
    return sum
  end },
  { "arithmetic on text", 500, function(n)
    local sum = 0
    for i = 1, n do sum = sum + texts[i % 100 + 1] end
    return sum
  end },
  { "select '#'", 1000, function(n)
    local sum = 0
    local function count(...) return select("#", ...) end
    for i = 1, n do sum = sum + count(i, i, nil) end
    return sum
  end },
  { "select of each argument", 300, function(n)
    local function add(...)
      local sum = 0
      for i = 1, select("#", ...) do sum = sum + (select(i, ...)) end
      return sum
    end
    local sum = 0
    for i = 1, n do sum = sum + add(1, 2, 3, i) end
    return sum
  end },
  { "rawget, rawset, rawequal", 1000, function(n)
    local t, sum = setmetatable({}, meta), 0
    for i = 1, n do
      rawset(t, "x", i)
      sum = sum + rawget(t, "x")
      if rawequal(t, objects) then sum = 0 end
    end
    return sum
  end },
  { "setmetatable, getmetatable", 1000, function(n)
    local count = 0
    for i = 1, n do if getmetatable(setmetatable({}, meta)) == meta then count = count + 1 end end
    return count
  end },
  { "assert", 1000, function(n)
    local sum = 0
    for i = 1, n do sum = sum + assert(i, "message") end
    return sum
  end },
  { "pcall", 500, function(n)
    local sum = 0
    for i = 1, n do
      local ok, value = pcall(identity, i)
      sum = sum + value
    end
    return sum
  end },
  { "pcall of a closure", 500, function(n)
    local sum = 0
    for i = 1, n do pcall(function() sum = sum + i end) end
    return sum
  end },
  { "pcall of an error", 200, function(n)
    local length = 0
    for i = 1, n do
      local ok, message = pcall(fail)
      length = length + #message % 2
    end
    return ok
  end },
  { "pcall of an error with a table", 200, function(n)
    local count = 0
    for i = 1, n do
      local ok, value = pcall(failWithTable)
      if type(value) == "table" then count = count + 1 end
    end
    return count
  end },
  { "xpcall", 500, function(n)
    local sum = 0
    local function add() sum = sum + 1 end
    for i = 1, n do xpcall(add, print) end
    return sum
  end },
  { "xpcall of an error", 100, function(n)
    local count = 0
    local function handle(message) return #message end
    for i = 1, n do
      local ok, value = xpcall(fail, handle)
      if value > 0 then count = count + 1 end
    end
    return count
  end },
  { "loadstring", 20, function(n)
    local sum = 0
    for i = 1, n do sum = sum + loadstring("local a = ... return a + " .. i)(1) end
    return sum
  end },
  { "loadstring of a new text", 20, function(n)
    local sum = 0
    for i = 1, n do
      loaded = loaded + 1
      sum = sum + loadstring("local a = ... return a + " .. i .. " --" .. loaded)(1)
    end
    return sum
  end },
  { "getfenv, setfenv", 200, function(n)
    local env, count = getfenv(1), 0
    local function f() end
    for i = 1, n do if getfenv(setfenv(f, env)) == env then count = count + 1 end end
    return count
  end },
  { "newproxy", 100, function(n)
    local count = 0
    for i = 1, n do if newproxy() then count = count + 1 end end
    return count
  end },
  { "coroutine.create, resume", 100, function(n)
    local sum = 0
    for i = 1, n do
      local ok, value = coroutine.resume(coroutine.create(identity), i)
      sum = sum + value
    end
    return sum
  end },
  { "coroutine.yield, resume", 500, function(n)
    local co, sum = coroutine.create(function() for i = 1, n do coroutine.yield(i) end end), 0
    for i = 1, n do
      local ok, value = coroutine.resume(co)
      sum = sum + value
    end
    return sum
  end },
  { "coroutine.wrap in a for", 500, function(n)
    local sum = 0
    for i in coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) do sum = sum + i end
    return sum
  end },
  { "coroutine.status, running", 500, function(n)
    local co, count = coroutine.create(identity), 0
    for i = 1, n do
      if coroutine.status(co) == "suspended" then count = count + 1 end
      if coroutine.running() == co then count = count + 1 end
    end
    return count
  end },
  { "debug.getinfo of the line", 100, function(n)
    local count = 0
    for i = 1, n do if debug.getinfo(1, "l").currentline > 0 then count = count + 1 end end
    return count
  end },
  { "debug.traceback", 50, function(n)
    local count = 0
    for i = 1, n do if #debug.traceback("message") > 20 then count = count + 1 end end
    return count
  end },
}
if bit then
  rows[#rows + 1] = { "bit.band, bor, bxor, shifts", 1000, function(n)
    local h = 1
    for i = 1, n do h = bit.bxor(bit.lshift(h, 5), bit.rshift(h, 2), bit.band(i, 255)) end
    return h
  end }
  rows[#rows + 1] = { "bit.tobit, tohex, bswap, rol", 500, function(n)
    local length = 0
    for i = 1, n do length = length + #bit.tohex(bit.rol(bit.bswap(bit.tobit(i)), 3)) end
    return length
  end }
end
return rows
