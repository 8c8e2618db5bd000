-- What a hot body relies on stops being true while it is suspended: types, globals, environments, locals set from outside.
-- row: V12
-- skip luajit: another message outside of coroutines
local yield = coroutine.yield
local function body()
  local sum, text = 0, ""
  for i = 1, 2000 do
    local got = yield(sum)
    if type(got) == "string" then text = text .. got else sum = sum + got end
    if i % 500 == 0 then sum = tostring(sum) end
    if type(sum) == "string" then sum = sum + 0.5 end
    scale = scale or 1
    sum = sum + scale
  end
  return text, sum
end
local co = coroutine.create(body)
local ok, a, b = coroutine.resume(co)
local i = 0
while coroutine.status(co) == "suspended" do
  i = i + 1
  if i == 900 then scale = 2 end
  if i == 1300 then
    local own = setmetatable({ scale = 3 }, { __index = _G })
    setfenv(body, own)
  end
  if i == 1500 then
    local name, value = debug.getlocal(co, 1, 1)
    assert(name == "sum" and value == a)
    debug.setlocal(co, 1, 1, 1000000)
  end
  if i == 1700 then
    assert(debug.getlocal(co, 1, 2) == "text")
    debug.setlocal(co, 1, 2, 17)
  end
  ok, a, b = coroutine.resume(co, i % 400 == 0 and "x" or i)
end
print(ok, a, b) --> true 17x 1874654

-- Replaced builtins: the call is of whatever is there.
local function calls(n)
  local total = 0
  for i = 1, n do total = total + coroutine.yield(i) end
  return total
end
local old = coroutine.yield
local wrapped = coroutine.wrap(calls)
local value = wrapped(1500)
for i = 1, 1499 do
  if i == 700 then coroutine.yield = function(x) return 2 * old(x) end end
  if i == 1000 then coroutine.yield = setmetatable({}, { __call = function(self, x) return 3 * old(x) end }) end
  value = wrapped(1)
end
coroutine.yield = function() return 100 end
print(wrapped(1)) --> 2800
coroutine.yield = old

-- The same functions outside of coroutines.
local function maybe(x) if x then return old(x) end return 0 end
local inside = coroutine.wrap(function() while true do maybe(1) end end)
for _ = 1, 1000 do assert(inside() == 1) end
local sum = 0
for _ = 1, 1000 do sum = sum + maybe(false) end
print(sum, pcall(maybe, 1)) --> 0 false attempt to yield across metamethod/C-call boundary
