-- A table that grows past 8, 64 and 1000 string keys behaves the same for constant and computed keys.
-- row: V23
local function build(n)
  local t = { kind = "record", length = n }
  for i = 1, n do t["key" .. i] = i end
  return t
end
for _, n in ipairs({ 7, 8, 9, 63, 64, 65, 1000, 1500 }) do
  local t = build(n)
  assert(t.kind == "record" and t.length == n)
  assert(t.key1 == 1 and t.key7 == 7 and t["key" .. n] == n and t["key" .. n + 1] == nil)
  t.key1, t.kind, t.added = nil, "changed", "new"
  assert(t["key" .. 1] == nil and t["ki" .. "nd"] == "changed" and t["add" .. "ed"] == "new")
  local count, sum = 0, 0
  for k, v in pairs(t) do
    count = count + 1
    if type(v) == "number" and k ~= "length" then sum = sum + v end
  end
  assert(count == n + 2 and sum == n * (n + 1) / 2 - 1)
  for i = 1, n do t["key" .. i] = nil end
  count = 0
  for k in pairs(t) do count = count + 1 end
  assert(count == 3)
end
local words = {}
local text = ("the quick brown fox jumps over the lazy dog "):rep(50)
for word in text:gmatch("%a+") do words[word] = (words[word] or 0) + 1 end
print(words.the, words.fox, words.cat) --> 100 50 nil
