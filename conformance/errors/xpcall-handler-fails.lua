-- Errors that a message handler raises are handled by it, too, up to a number; without a handler that can be called there is no message. §5.1
-- row: V29
-- skip luajit: an error of a message handler ends it
local calls
local function failing(times)
  calls = 0
  return function(message)
    calls = calls + 1
    if calls <= times then error(message .. calls, 0) end
    return message .. "!"
  end
end
local function fail() error("m", 0) end
print(select(2, xpcall(fail, failing(0))), calls) --> m! 1
print(select(2, xpcall(fail, failing(3))), calls) --> m123! 4
print(select(2, xpcall(fail, failing(1000))), calls > 100) --> error in error handling true
print(xpcall(function() error({}) end, string.upper)) --> false BAD ARGUMENT #1 TO '?' (STRING EXPECTED, GOT TABLE)
print(xpcall(fail, 5)) --> false error in error handling
print(xpcall(fail, nil)) --> false error in error handling
local function deep() return deep() + 1 end
print(xpcall(fail, function() return deep() end)) --> false error in error handling
print(xpcall(deep, function() return deep() end)) --> false error in error handling
print(select(2, xpcall(deep, function(m) return (m:gsub("^.-:%d+: ", "")) end))) --> stack overflow
-- An error in a protected call of the handler is not the handler's.
print(xpcall(fail, function(m) return tostring(pcall(error, m)) .. m end)) --> false falsem
-- Each error anew, also where the handler has become hot.
calls = 0
for k = 1, 300 do
  local ok, m = xpcall(function() error(k, 0) end, function(m)
    calls = calls + 1
    if calls % 3 ~= 0 then error(m + 1, 0) end
    return m
  end)
  assert(not ok and m == k + 2)
end
print(calls) --> 900
-- A handler outside has no part in it.
print(xpcall(function() return select(2, xpcall(fail, failing(2))), calls end, print)) --> true m12! 3
local co = coroutine.wrap(function() return select(2, xpcall(fail, failing(2))), calls end)
print(co()) --> m12! 3
