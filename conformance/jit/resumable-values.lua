-- Any number of values goes both ways through the yields of a hot body: fixed, open, in constructors, arguments and results.
-- row: V12
local yield = coroutine.yield
local function pack(...) return { n = select("#", ...), ... } end
local function count(...) return select("#", ...), (...) end
local function body(...)
  local total = select("#", ...)
  local log = {}
  for i = 1, 700 do
    local a, b, c, d, e = yield(i, ...)
    total = total + (a or 0) + (b or 0) + (c or 0) + (d or 0) + (e or 0)
    local n, first = count(yield())
    total = total + n * 1000 + (first or 0)
    local list = pack(yield(nil), yield(nil, nil), yield(1, 2, 3, 4, 5))
    total = total + list.n
    log[i % 3 + 1] = yield(select("#", yield(i)), yield(i))
    if i % 100 == 0 then total = total + (select("#", "x", yield(false)) - 1) end
  end
  return total, yield(unpack(log, 1, 3))
end
local co = coroutine.create(body)
local values = { 1, 2, 3, 4, 5, 6, 7, 8 }
local step, seen = 0, 0
local r = pack(coroutine.resume(co, "a", "b", "c"))
while coroutine.status(co) == "suspended" do
  step = step + 1
  seen = (seen * 7 + r.n) % 1000003
  for i = 2, 6 do if type(r[i]) == "number" then seen = (seen + r[i] * i) % 1000003 end end
  r = pack(coroutine.resume(co, unpack(values, 1, step % 9)))
end
print(step, seen, r.n, r[1], r[2]) --> 5608 535664 3 true 2797000
print(coroutine.resume(co)) --> false cannot resume dead coroutine

-- Tail calls of yield, and of functions that yield.
local function send(...) return yield(...) end
local function sendTwice(x) return send(x, x) end
local function loop(n)
  if n == 0 then return "end", n end
  local got = sendTwice(n)
  if got ~= n then return "bad", got end
  return loop(n - 1)
end
local wrapped = coroutine.wrap(loop)
local a, b = wrapped(3000)
local sum = 0
while a ~= "end" do
  assert(a == b)
  sum = sum + a
  a, b = wrapped(a)
end
print(sum, b) --> 4501500 0
