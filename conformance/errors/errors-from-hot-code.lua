-- Errors raised again and again in hot functions and loops: values, positions, levels and handlers are those of the first.
-- skip luajit: a tail call leaves no level there, so error level 2 names a position
local function raise(value, level) error(value, level) end
local function outer(value, level)
  raise(value, level)
  return 1
end
local function around(value, level)
  local result = outer(value, level)
  return result
end
local function last(run, ...)
  local ok, value
  for i = 1, 300 do ok, value = pcall(run, ...) end
  return ok, value
end
print(last(around, "one")) --> false errors-from-hot-code.lua:3: one
print(last(around, "two", 2)) --> false errors-from-hot-code.lua:5: two
print(last(around, "three", 3)) --> false errors-from-hot-code.lua:9: three
print(last(around, "four", 4)) --> false four
print(last(around, "none", 0)) --> false none
print(last(around, nil)) --> false nil
print(last(around, 12)) --> false errors-from-hot-code.lua:3: 12
print(last(error, "direct")) --> false direct
print(last(around, "bad", {})) --> false errors-from-hot-code.lua:3: bad argument #2 to 'error' (number expected, got table)

-- It goes through many levels, and through loops that were entered in mid-activation.
local function deep(n)
  if n == 0 then error({ "deep" }) end
  local value = deep(n - 1)
  return value, n
end
local ok, value = last(deep, 40)
print(ok, value[1]) --> false deep
local function loops(n)
  local sum = 0
  for i = 1, n do
    for j = 1, 10 do
      sum = sum + j
      if i == n and j == 5 then raise("in a loop after " .. sum) end
    end
  end
end
print(last(loops, 30)) --> false errors-from-hot-code.lua:3: in a loop after 1610
local function caught(n)
  local count = 0
  for i = 1, n do
    local ok, message = pcall(raise, i, 0)
    if not ok and message == i then count = count + 1 end
  end
  return count
end
print(caught(3000)) --> 3000

-- Instructions that fail, and builtins.
local function index(t) return t.x.y end
local function arithmetic(a)
  local b = a + 1
  return b
end
print(last(index, {})) --> false errors-from-hot-code.lua:56: attempt to index field 'x' (a nil value)
print(last(arithmetic, {})) --> false errors-from-hot-code.lua:58: attempt to perform arithmetic on local 'a' (a table value)
print(last(function(s) local r = s:rep("x") return r end, "s")) --> false errors-from-hot-code.lua:63: bad argument #1 to 'rep' (number expected, got string)
print(last(function(v) local r = assert(v, "refused") return r end)) --> false errors-from-hot-code.lua:64: refused
print(last(5)) --> false attempt to call a number value

-- Tail calls: what made them is gone.
local function tail(value, level) return raise(value, level) end
local function tails(value, level)
  local result = tail(value, level)
  return result
end
local function tailError(value) return error(value) end
print(last(tails, "one")) --> false errors-from-hot-code.lua:3: one
print(last(tails, "two", 2)) --> false two
print(last(tails, "three", 3)) --> false errors-from-hot-code.lua:70: three
print(last(tailError, "tail")) --> false errors-from-hot-code.lua:73: tail

-- Protected calls inside of protected calls, and raising what was caught.
local function again(value)
  local ok, message = pcall(outer, value)
  assert(not ok)
  error("again " .. message, 0)
end
print(last(again, "inner")) --> false again errors-from-hot-code.lua:3: inner
local function both()
  local ok, message = pcall(outer, "first")
  local fine, result = pcall(string.upper, "second")
  return tostring(ok) .. message .. tostring(fine) .. result
end
print(last(both)) --> true falseerrors-from-hot-code.lua:3: firsttrueSECOND

-- Through metamethods, callbacks and iterators.
local object = setmetatable({}, {
  __index = function(_, key) error("no " .. key, 2) end,
  __add = function(a, b) raise("no sum") end,
})
print(last(function() local r = object.field return r end)) --> false errors-from-hot-code.lua:98: no field
print(last(function() local r = object + 1 return r end)) --> false errors-from-hot-code.lua:3: no sum
print(last(function() local r = ("abc"):gsub("b", function(c) raise("at " .. c) end) return r end)) --> false errors-from-hot-code.lua:3: at b
print(last(function() table.sort({ 3, 2, 1 }, function(a, b) raise("unsorted") end) end)) --> false errors-from-hot-code.lua:3: unsorted
print(last(function() for k in function() raise("no next") end do print(k) end end)) --> false errors-from-hot-code.lua:3: no next

-- Handlers see the stack where the error is raised.
local function levels(message)
  local names = {}
  for level = 2, 5 do
    local info = debug.getinfo(level, "nl")
    names[#names + 1] = tostring(info.name) .. ":" .. info.currentline
  end
  return message .. " " .. table.concat(names, " ")
end
local function handled(handler)
  local ok, value
  for i = 1, 300 do ok, value = xpcall(function() around("x") end, handler) end
  return value
end
print(handled(function(message) return message .. "!" end)) --> errors-from-hot-code.lua:3: x!
print(handled(levels)) --> errors-from-hot-code.lua:3: x error:-1 raise:3 outer:5 around:9
print(handled(function() error("in the handler") end)) --> error in error handling
print((handled(debug.traceback):match("^.-\n.-\n.-\n.-\n"):gsub("\n", ";"))) --> errors-from-hot-code.lua:3: x;stack traceback:; [C]: in function 'error'; errors-from-hot-code.lua:3: in function 'raise';

-- In coroutines: the error ends them; protected calls inside may yield between errors.
local function body(n)
  local sum = 0
  for i = 1, n do
    local ok, message = pcall(outer, i)
    if not ok then sum = sum + #message end
    local got = coroutine.yield(sum)
    if got then outer(got) end
  end
  return sum
end
local function coroutines()
  local co = coroutine.create(body)
  local ok, value = coroutine.resume(co, 50)
  while ok and coroutine.status(co) == "suspended" do
    ok, value = coroutine.resume(co, value > 500 and "enough" or nil)
  end
  return ok, value, coroutine.status(co)
end
for i = 1, 50 do coroutines() end
print(coroutines()) --> false errors-from-hot-code.lua:3: enough dead
print(last(coroutine.wrap(function() raise("wrapped") end))) --> false cannot resume dead coroutine
