-- Handlers inside metamethods, sort comparators, gsub callbacks and iterators run at the end of each call.
-- row: D4, D15
-- dialect: perigee
local ran = 0
local mt = {
  __add = function(a, b) defer() ran = ran + 1 end return 1 end,
  __index = function(t, k) defer() ran = ran + 1 end return k end,
}
local t = setmetatable({}, mt)
local sum = 0
for i = 1, 1000 do sum = sum + (t + 1) + t[i] end
print(sum, ran) --> 501500 2000
ran = 0
local list = { 3, 1, 2 }
local compared = 0
table.sort(list, function(a, b) compared = compared + 1 defer() ran = ran + 1 end return a < b end)
print(table.concat(list, " "), ran == compared) --> 1 2 3 true
print((("abc"):gsub("%w", function(c) defer() ran = 0 end return c:upper() end)), ran) --> ABC 0
local ok, e = pcall(table.sort, { 3, 1, 2 }, function() defer() ran = ran + 1 end error("stop", 0) end)
print(ok, e, ran) --> false stop 1
