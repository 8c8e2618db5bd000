-- After a full collection the dead entries of weak tables are gone.
-- row: V9, V17
local values = setmetatable({}, { __mode = "v" })
local keys = setmetatable({}, { __mode = "k" })
local both = setmetatable({}, { __mode = "kv" })
local function fill()
  for i = 1, 20 do
    values[i] = {}
    keys[{}] = i
    both[{}] = {}
  end
end
fill()
collectgarbage()
collectgarbage()
local function count(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end
print(count(values), count(keys), count(both)) --> 0 0 0
