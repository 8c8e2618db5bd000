-- Thousands of arguments and results pass through calls, tables and unpack.
-- row: V14, V25
local t = {}
for i = 1, 4000 do t[i] = i end
print(select("#", unpack(t)), select(4000, unpack(t)), (select(-1, unpack(t)))) --> 4000 4000 4000
local function sum(...)
  local s = 0
  for i, v in ipairs({ ... }) do s = s + v end
  return s, ...
end
print(sum(unpack(t)) == 8002000, select("#", sum(unpack(t)))) --> true 4001
print(#{ unpack(t) }, #{ 0, unpack(t) }, math.max(unpack(t)), #string.char(unpack({ 65, 66, 67 }))) --> 4000 4001 4000 3
local function recurse(n, ...)
  if n == 0 then return select("#", ...) end
  return recurse(n - 1, n, ...)
end
print(recurse(200)) --> 200
local function tail(n, ...)
  if n == 0 then return ... end
  return tail(n - 1, ...)
end
print(tail(2000, "a", nil, "c")) --> a nil c
