-- table.foreach and foreachi call a function until it returns something; getn is the length. §5.5 (5.0 leftovers)
-- row: V33
local seen = {}
print(table.foreach({ 10, 20, x = 30 }, function(k, v) seen[k] = v end)) -->
print(seen[1], seen[2], seen.x) --> 10 20 30
print(table.foreachi({ "a", "b", "c" }, function(i, v) if i == 2 then return v end end)) --> b
print(table.getn({ 1, 2, 3 }), table.getn({})) --> 3 0
local sum = 0
table.foreachi({ 1, 2, 3, nil, 5 }, function(i, v) sum = sum + (v or 0) end)
print(sum >= 6) --> true
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() table.foreach({}, 5) end)) --> bad argument #2 to 'foreach' (function expected, got number)
print(message(function() table.foreachi(5) end)) --> bad argument #1 to 'foreachi' (table expected, got number)

-- Hot, nested, ended early, with errors inside, and changing the table.
local function find(list, wanted)
  return table.foreachi(list, function(i, v) if v == wanted then return i end end)
end
local function total(record)
  local result = 0
  table.foreach(record, function(_, inner) table.foreach(inner, function(_, v) result = result + v end) end)
  return result
end
local found, all, failures = 0, 0, 0
for i = 1, 1000 do
  found = found + find({ 5, 6, 7, 8 }, 5 + i % 4)
  all = all + total({ x = { 1, 2 }, y = { z = i } })
  local ok = pcall(table.foreachi, { 1, 2 }, function(k) if k == 2 then error("second") end end)
  if not ok then failures = failures + 1 end
end
print(found, all, failures) --> 2500 503500 1000
local list, visited = { 1, 2, 3, 4 }, {}
table.foreachi(list, function(i, v)
  list[i + 1] = nil
  visited[#visited + 1] = tostring(v)
end)
print(table.concat(visited, " ")) --> 1 nil nil nil
