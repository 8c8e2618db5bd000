-- debug.upvalueid and upvaluejoin: which variables are the same, and making them so. LuaJIT's
-- row: A7
-- dialect: luajit
local function counter()
  local n = 0
  return function() n = n + 1 return n end, function() return n end
end
local increment, get = counter()
local other = counter()
local id = debug.upvalueid
print(id(increment, 1) == id(get, 1), id(increment, 1) == id(other, 1), type(id(get, 1))) --> true false userdata
increment() increment() other()
debug.upvaluejoin(get, 1, other, 1)
print(get(), increment(), get(), id(get, 1) == id(other, 1)) --> 1 3 1 true
local function message(...) return (select(2, pcall(...)):gsub("'%?'", "it")) end
print(message(id, increment, 2)) --> bad argument #2 to it (index out of range)
print(message(debug.upvaluejoin, increment, 5, get, 1)) --> bad argument #2 to it (index out of range)
print(message(debug.upvaluejoin, increment, 1, get, 0)) --> bad argument #4 to it (index out of range)
print(message(debug.upvaluejoin, increment, 1, print, 1)) --> bad argument #3 to it (Lua function expected)
for i = 1, 1000 do
  local a, b = counter()
  debug.upvaluejoin(b, 1, increment, 1)
  a()
  assert(b() == 3)
end
print(get()) --> 1
