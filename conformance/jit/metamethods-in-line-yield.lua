-- Metamethods that translated code calls by itself yield.
-- row: V9
-- dialect: luajit
local function compare(a, b)
  local text = ""
  if a == b then text = text .. "=" end
  if a ~= b then text = text .. "#" end
  if a < b then text = text .. "<" end
  if not (a < b) then text = text .. "!" end
  if a <= b then text = text .. "{" end
  if not (a <= b) then text = text .. "}" end
  return text
end

local Slow, yields = {}, false
for _, event in ipairs({ "__eq", "__lt", "__le", "__unm", "__concat" }) do
  Slow[event] = function(a, b)
    if yields then coroutine.yield(event) end
    return a.x == 1
  end
end
local a, b = setmetatable({ x = 1 }, Slow), setmetatable({ x = 2 }, Slow)
local function run(x, y) return compare(x, y), -x, x .. y end
for _ = 1, 200 do run(a, b) run(b, a) end
yields = true
for _ = 1, 3 do
  for _, pair in ipairs({ { a, b }, { b, a } }) do
    local co, events = coroutine.create(run), {}
    local results = { coroutine.resume(co, pair[1], pair[2]) }
    while coroutine.status(co) ~= "dead" do
      events[#events + 1] = results[2]
      results = { coroutine.resume(co) }
    end
    print(table.concat(events, " "), unpack(results))
  end
end
--> __eq __eq __lt __lt __le __le __unm __concat true =<{ true true
--> __eq __eq __lt __lt __le __le __unm __concat true #!} false false
--> __eq __eq __lt __lt __le __le __unm __concat true =<{ true true
--> __eq __eq __lt __lt __le __le __unm __concat true #!} false false
--> __eq __eq __lt __lt __le __le __unm __concat true =<{ true true
--> __eq __eq __lt __lt __le __le __unm __concat true #!} false false
