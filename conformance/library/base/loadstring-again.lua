-- Each load of a text makes a function of its own, with variables and an environment of its own, however often the same text comes.
local source = "local n = 0 return function() n = n + 1 total = (total or 0) + 1 return n, {} end"
local first, second = loadstring(source), loadstring(source)
print(first == second, first ~= nil) --> false true
local counters = {}
for i = 1, 500 do counters[i] = loadstring(source)() end
for i = 1, 500 do for j = 1, i % 4 do counters[i]() end end
print((counters[1]()), (counters[2]()), (counters[3]()), (counters[4]())) --> 2 3 4 1
print(total) --> 754
print(counters[1] == counters[2], select(2, counters[1]()) == select(2, counters[1]())) --> false false

-- Environments.
local env = {}
local own = setfenv(loadstring(source), env)()
own()
print(env.total, (loadstring(source)()())) --> 1 1
local seen = 0
for i = 1, 300 do
  local f = loadstring("value = (value or 0) + 1 return value")
  setfenv(f, i % 2 == 0 and env or {})
  seen = seen + f()
end
print(seen, env.value, value) --> 11475 150 nil

-- The name of the chunk counts, and errors are those of each.
local text = "local x = ... ; return x.y.z"
for i = 1, 100 do
  local ok, message = pcall(loadstring(text, "=one"), {})
  local fine, other = pcall(loadstring(text, "=two"), {})
  if i == 100 then print(message, other) end --> one:1: attempt to index field 'y' (a nil value) two:1: attempt to index field 'y' (a nil value)
end
for i = 1, 3 do print(loadstring("x =", "=bad")) end --> nil bad:1: unexpected symbol near '<eof>'
--> nil bad:1: unexpected symbol near '<eof>'
--> nil bad:1: unexpected symbol near '<eof>'

-- Many texts, and a large one.
local sum = 0
for round = 1, 2 do for i = 1, 600 do sum = sum + loadstring("return " .. i)() end end
print(sum) --> 360600
local large = "return " .. ("1 + "):rep(3000) .. "1"
print(loadstring(large)() + loadstring(large)()) --> 6002

-- Given to coroutines, and dumped.
local body = "local a = ... while true do a = a + coroutine.yield(a) end"
local one, two = coroutine.wrap(loadstring(body)), coroutine.wrap(loadstring(body))
print(one(1), two(10), one(1), two(10), one(1), two(10)) --> 1 10 2 20 3 30
print(loadstring(string.dump(loadstring("return 5")))(), loadstring("return 5")()) --> 5 5
