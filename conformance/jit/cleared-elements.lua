-- Elements are cleared: at the end, within, where there is none, and where a metatable has something to say.
-- row: A14, V9, V23
local function clear(t, k) t[k] = nil end
local function lastOf(t) local n = 0 for k in pairs(t) do if type(k) == "number" and k > n then n = k end end return n end

local function stack(n)
  local s, top, sum = {}, 0, 0
  for i = 1, n do
    top = top + 1
    s[top] = i
    if i % 3 == 0 then
      sum = sum + s[top]
      s[top] = nil
      top = top - 1
    end
  end
  while #s > 0 do
    sum = sum + s[#s]
    s[#s] = nil
  end
  return sum, #s, next(s)
end
print(stack(3000)) --> 4501500 0 nil

local function queue(n)
  local q, first, last, sum = {}, 1, 0, 0
  for i = 1, n do
    last = last + 1
    q[last] = i * 1.5
    if i % 2 == 0 then
      sum = sum + q[first]
      q[first] = nil
      first = first + 1
    end
  end
  local left = 0
  for _ in pairs(q) do left = left + 1 end
  return sum, left, q[first - 1], q[first], lastOf(q)
end
print(queue(2000)) --> 750750 1000 nil 1501.5 2000

-- Holes behind what was the last element.
local holes = { 1, 2, 3, 4, 5, 6 }
for i = 1, 400 do
  local t = { 1, 2, 3, 4, 5, 6 }
  clear(t, 3) clear(t, 5) clear(t, 4) clear(t, 6)
  holes = t
end
print(holes[2], holes[6], lastOf(holes), #holes) --> 2 nil 2 2
holes[3] = "again"
print(#holes, holes[3]) --> 3 again

-- Keys that are no places, and tables without array part.
local odd = { [0] = "zero", [-1] = "minus", [1.5] = "fraction", [100] = "far", name = "text", "one" }
for _, k in ipairs({ 2, 7, 1.25 }) do clear(odd, k) end
print(odd[0], odd[-1], odd[1.5], odd[100], odd.name, odd[1]) --> zero minus fraction far text one
clear(odd, 0) clear(odd, -1) clear(odd, 1.5) clear(odd, 100) clear(odd, 1)
print(odd[0], odd[-1], odd[1.5], odd[100], odd.name, odd[1], (next(odd))) --> nil nil nil nil text nil name
local single = { 7 }
clear(single, 1)
print(#single, next(single)) --> 0 nil
single[1] = 8
print(#single, single[1]) --> 1 8

-- A nil over a value asks nobody, one where nothing is asks '__newindex'.
local log = {}
local meta = { __newindex = function(t, k, v) log[#log + 1] = tostring(k) .. "=" .. tostring(v) end }
local watched = setmetatable({ 1, 2, 3 }, meta)
clear(watched, 2) clear(watched, 2) clear(watched, 3) clear(watched, 3) clear(watched, 9)
print(table.concat(log, " "), #watched) --> 2=nil 3=nil 9=nil 1
local frozen = setmetatable({ 1 }, { __newindex = function(_, k) error("no " .. k, 0) end })
clear(frozen, 1)
print(pcall(clear, frozen, 1)) --> false no 1
print(pcall(clear, "text", 1)) --> false cleared-elements.lua:3: attempt to index local 't' (a string value)
print(pcall(clear, {}, 0 / 0)) --> false cleared-elements.lua:3: table index is NaN
print(pcall(clear, {}, nil)) --> false cleared-elements.lua:3: table index is nil

-- While they are visited.
local visited, list = 0, {}
for i = 1, 500 do list[i] = i end
for k, v in pairs(list) do
  visited = visited + v
  list[k] = nil
end
print(visited, next(list), #list) --> 125250 nil 0
for i = 500, 1, -1 do list[i] = true end
for i = 1, 500 do list[i] = nil end
print(next(list)) --> nil

-- Values that may be nil, inside and at the end.
local function put(t, k, v) t[k] = v end
local function churn(rounds)
  local t, model = { 1, 2, 3, 4, 5, 6, 7, 8 }, {}
  for k, v in ipairs(t) do model["k" .. k] = v end
  local seed = 42
  for i = 1, rounds do
    seed = (seed * 1103 + 12345) % 65536
    local k = seed % 11
    local v = i
    if seed % 3 == 0 then v = nil end
    put(t, k, v)
    model["k" .. k] = v
  end
  local same = 0
  for k = 0, 10 do if t[k] == model["k" .. k] then same = same + 1 end end
  return same, #t == 0 or t[#t] ~= nil
end
print(churn(3000)) --> 11 true

local ends = { 1, 2, 3, 4 }
for i = 1, 300 do
  local v if i % 2 == 0 then v = i end
  put(ends, 3, v)
  put(ends, 2, v)
end
put(ends, 4, nil)
print(#ends, ends[3], ends[4]) --> 3 300 nil
put(ends, 2, nil) put(ends, 3, nil)
print(#ends, lastOf(ends)) --> 1 1
put(ends, 1, nil)
print(#ends, next(ends)) --> 0 nil

local asked = {}
local asking = setmetatable({ 1, 2, 3 }, { __newindex = function(_, k, v) asked[#asked + 1] = k .. "=" .. tostring(v) end })
for _, v in ipairs({ 5, false, 6, false, 7 }) do put(asking, 2, v or nil) end
put(asking, 2, nil) put(asking, 2, 8)
print(table.concat(asked, " "), asking[2]) --> 2=6 2=nil 2=7 2=nil 2=8 nil
