-- A yield deep below hot frames keeps every local of every frame.
-- row: V12
local function leaf(x) return coroutine.yield(x) end
local function branch(a, b)
  local p, q = a * 2, b .. "!"
  local r = leaf(p)
  return p + r, q
end
local function root(n)
  local sum, text = 0, ""
  for i = 1, n do
    local before = sum
    local x, y = branch(i, "s" .. i)
    sum = before + x
    if i % 100 == 0 then text = text .. y end
  end
  return sum, text
end
local co = coroutine.create(root)
local ok, v, text = coroutine.resume(co, 700)
while coroutine.status(co) == "suspended" do ok, v, text = coroutine.resume(co, 1) end
print(v, text) --> 491400 s100!s200!s300!s400!s500!s600!s700!
