-- pcall gives true and all results, or false and the error value of any type. §5.1
-- row: V29
print(pcall(function() return 1, nil, 3, nil end)) --> true 1 nil 3 nil
print(select("#", pcall(function() end)), pcall(function() end)) --> 1 true
print(pcall(select, 2, "a", "b", "c")) --> true b c
print(pcall(pcall, error, "inner")) --> true false inner
print(pcall(pcall)) --> false bad argument #1 to '?' (value expected)
print(pcall(5)) --> false attempt to call a number value
print(pcall(nil)) --> false attempt to call a nil value
for _, value in ipairs({ "text", true, false }) do
  local ok, e = pcall(error, value)
  assert(ok == false and e == value)
end
local object, f = {}, function() end
assert(select(2, pcall(error, object)) == object and select(2, pcall(error, f)) == f)
local co = coroutine.create(f)
print(select(2, pcall(error, co)) == co, select("#", pcall(error, nil)), select(2, pcall(error, false))) --> true 2 false
local ok, failed = 0, 0
for i = 1, 3000 do
  local status, v = pcall(function(n) if n % 3 == 0 then error(n, 0) end return n end, i)
  if status then ok = ok + v else failed = failed + v end
end
print(ok, failed) --> 3000000 1501500
local function nested(n) if n == 0 then error("deep", 0) end local s, e = pcall(nested, n - 1) error(e .. n, 0) end
print(pcall(nested, 9)) --> false deep123456789
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() pcall() end)) --> bad argument #1 to 'pcall' (value expected)
