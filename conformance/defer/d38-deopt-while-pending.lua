-- Type changes between registration and exit of a hot function: each handler runs exactly once, in order.
-- row: D38, F10
-- dialect: perigee
local order, ran = {}, 0
local function hot(t, k)
  defer() ran = ran + 1 order[#order + 1] = "a" end
  local v = t[k] + 1
  do
    defer() ran = ran + 1 order[#order + 1] = "b" end
    v = v * t.scale
  end
  return v
end
local numbers = { 1, 2, 3, scale = 2 }
for i = 1, 2000 do
  order = {}
  assert(hot(numbers, i % 3 + 1) == (i % 3 + 2) * 2)
  assert(#order == 2 and order[1] == "b" and order[2] == "a")
end
local strings = { "1", "2", "3", scale = "2" }
for i = 1, 100 do
  order = {}
  assert(hot(strings, i % 3 + 1) == (i % 3 + 2) * 2)
  assert(table.concat(order) == "ba")
end
local mt = { __add = function(a, b) return 10 end }
local objects = setmetatable({ scale = 3 }, { __index = function(_, k) return setmetatable({}, mt) end })
order = {}
print(hot(objects, "anything"), table.concat(order)) --> 30 ba
order = {}
print(pcall(hot, numbers, "missing") == false, table.concat(order)) --> true a
order = {}
print(pcall(hot, { 1 }, 1) == false, table.concat(order)) --> true ba
print(ran) --> 4205
local total, handlers = 0, 0
for i = 1, 3000 do
  defer() handlers = handlers + 1 end
  local x = i
  if i == 2500 then x = "2500" end
  total = total + x
end
print(total, handlers) --> 4501500 3000
