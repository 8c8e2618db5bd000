-- After a stack overflow every pending handler runs while unwinding.
-- row: D40
-- dialect: perigee
local registered, ran = 0, 0
local function f(n)
  registered = registered + 1
  defer() ran = ran + 1 end
  f(n + 1)
  return n
end
for round = 1, 2 do
  registered, ran = 0, 0
  local ok, message = pcall(f, 1)
  print(ok, message:find("stack overflow", 1, true) ~= nil, registered > 100, ran == registered) --> false true true true
end --> false true true true
local overflowing = 0
local function g()
  defer() overflowing = overflowing + 1 if overflowing < 3 then local function h() return 1 + h() end h() end end
  return 1 + g()
end
local ok, message = pcall(g)
print(ok, message:find("stack overflow", 1, true) ~= nil, overflowing > 100) --> false true true
