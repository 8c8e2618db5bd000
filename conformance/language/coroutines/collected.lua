-- A suspended coroutine that nobody can resume is garbage, with all that its stack holds; one that can be is not.
-- row: V12
local weak = setmetatable({}, { __mode = "k" })
local function body(value)
  local held = { value }
  weak[held] = true
  for i = 1, 1e6 do
    local inner = held
    coroutine.yield(inner[1] + i)
  end
end
local kept = {}
for i = 1, 400 do
  local co = coroutine.wrap(body)
  co(i)
  for _ = 1, 5 do co() end
  if i % 100 == 0 then kept[#kept + 1] = co end
end
collectgarbage()
collectgarbage()
local count, others = 0, 0
for held in pairs(weak) do
  if held[1] % 100 == 0 then count = count + 1 else others = others + 1 end
end
print(count, others < 5) --> 4 true
print(kept[1](), kept[4]()) --> 107 407
