-- A coroutine may yield inside the callbacks of table.sort, string.gsub, tostring, load and dofile-like library functions.
-- row: V12
-- dialect: perigee
local co = coroutine.wrap(function()
  local list = { 5, 3, 8, 1, 9, 2 }
  table.sort(list, function(a, b) coroutine.yield("compare") return a < b end)
  print(table.concat(list, " ")) --> 1 2 3 5 8 9
  print(string.gsub("abc", "%w", function(c) return coroutine.yield("gsub " .. c) end)) --> xyz 3
  print(tostring(setmetatable({}, { __tostring = function() return coroutine.yield("tostring") end }))) --> shown
  local pieces = { "return ", "4", "2" }
  local f = load(function() coroutine.yield("load") return table.remove(pieces, 1) end)
  print(f()) --> 42
  table.foreach({ "v" }, function(k, v) coroutine.yield("foreach") end)
  return "finished"
end)
local counts, step = {}, co()
local answers = { ["gsub a"] = "x", ["gsub b"] = "y", ["gsub c"] = "z", tostring = "shown" }
while step ~= "finished" do
  counts[step] = (counts[step] or 0) + 1
  step = co(answers[step])
end
print(counts.compare >= 5, counts["gsub b"], counts.tostring, counts.load, counts.foreach) --> true 1 1 4 1
