-- Where keys have been strings so far, dictionaries are asked first; all else is as everywhere.
local function count(words, counts)
  for i = 1, #words do
    local word = words[i]
    counts[word] = (counts[word] or 0) + 1
  end
  return counts
end

local words = {}
for i = 1, 400 do words[i] = "w" .. i % 40 end
local counts = count(words, {})
print(counts.w0, counts.w7, counts.w39, counts.w40) --> 10 10 10 nil
print(count({ "a", "b", "a" }, {}).a) --> 2

-- Keys of other types, and what is no table.
local mixed = count({ 1, 2.5, true, "w1", 1 }, counts)
print(mixed[1], mixed[2.5], mixed[true], mixed.w1) --> 2 1 1 11
print(pcall(count, { "x" }, nil)) --> false string-keys.lua:5: attempt to index local 'counts' (a nil value)
print(pcall(count, { false }, "text")) --> false string-keys.lua:5: attempt to index local 'counts' (a string value)

-- A dictionary that gets a metatable: both handlers are asked, for what it does not have.
local log = {}
local handled = setmetatable(count(words, {}), {
  __index = function(_, key) log[#log + 1] = "get " .. key return 100 end,
  __newindex = function(t, key, value) log[#log + 1] = "set " .. key rawset(t, key, value) end,
})
count({ "w3", "new", "new" }, handled)
print(handled.w3, handled.new, table.concat(log, ", ")) --> 11 102 get new, set new

-- A dictionary behind an __index, and one that hides another.
local below = count(words, {})
local above = setmetatable(count({ "w5", "w5" }, {}), { __index = below })
for i = 1, 20 do above["own" .. i] = i end
count({ "w5", "w6", "own3" }, above)
print(above.w5, above.w6, above.own3, below.w6) --> 3 11 4 10

-- Keys taken out and put back, while there are few and while there are many.
local function set(t, key, value) t[key] = value end
local function get(t, key) return t[key] end
local t = {}
for round = 1, 30 do
  for i = 1, 30 do set(t, "k" .. i, i * round) end
  for i = 1, 30 do if i % 3 ~= 0 then set(t, "k" .. i, nil) end end
  for i = 1, 30 do
    local expected = i % 3 == 0 and i * round or nil
    if get(t, "k" .. i) ~= expected then error("k" .. i) end
  end
end
for i = 1, 30 do set(t, "k" .. i, nil) end
print(next(t), get(t, "k3")) --> nil nil

-- A dictionary becomes a metatable, and events are stored in it by name.
local meta = {}
for i = 1, 30 do set(meta, "m" .. i, i) end
local object = setmetatable({}, meta)
set(meta, "__index", function(_, key) return key .. "!" end)
print(get(object, "some"), get(meta, "m30")) --> some! 30
set(meta, "__index", meta)
print(get(object, "m7"), get(object, "m31")) --> 7 nil
print(pcall(set, {}, nil, 1)) --> false string-keys.lua:39: table index is nil
