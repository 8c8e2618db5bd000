-- A coroutine may yield inside pcall, xpcall, metamethods and iterators.
-- row: V12
-- dialect: luajit
local log = {}
local co = coroutine.wrap(function()
  local ok, v = pcall(function()
    local got = coroutine.yield("in pcall")
    error("caught " .. got, 0)
  end)
  coroutine.yield(v)
  local ok2, v2 = xpcall(function() return coroutine.yield("in xpcall") end, debug.traceback)
  local mt = {
    __index = function(_, k) return coroutine.yield("index " .. k) end,
    __add = function(a, b) return coroutine.yield("add") end,
    __eq = function() return coroutine.yield("eq") end,
    __lt = function() return coroutine.yield("lt") end,
    __concat = function() return coroutine.yield("concat") end,
    __call = function() return coroutine.yield("call") end,
    __unm = function() return coroutine.yield("unm") end,
    __newindex = function(t, k, v) rawset(t, k, coroutine.yield("newindex")) end,
  }
  local t, u = setmetatable({}, mt), setmetatable({}, mt)
  local results = { ok, ok2, v2, t.field, t + 1, t == u, t < u, t .. "", t(), -t }
  t.new = 0
  results[#results + 1] = t.new
  for k in function() return coroutine.yield("iterator") end do results[#results + 1] = k end
  for i = 1, #results do results[i] = tostring(results[i]) end
  return table.concat(results, " ")
end)
print(co()) --> in pcall
print(co("boom")) --> caught boom
print(co()) --> in xpcall
print(co("x")) --> index field
print(co("a")) --> add
print(co("b")) --> eq
print(co("c")) --> lt
print(co(nil)) --> concat
print(co("e")) --> call
print(co("f")) --> unm
print(co("g")) --> newindex
print(co("h")) --> iterator
print(co("i")) --> iterator
print(co(nil)) --> false true x a b true false e f g h i
