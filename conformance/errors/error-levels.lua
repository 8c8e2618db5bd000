-- error adds the position of level 1, 2, ...; level 0 and non-strings get none. §5.1
-- row: V30
local function one() error("one") end
local function two() error("two", 2) end
local function three() error("three", 3) end
local function zero() error("zero", 0) end
print(pcall(one)) --> false error-levels.lua:3: one
print(pcall(function()
  two() --> false error-levels.lua:9: two
end))
local function middle()
  three()
end
print(pcall(function()
  middle() --> false error-levels.lua:15: three
end))
print(pcall(zero)) --> false zero
print(select(2, pcall(error)), select("#", pcall(error))) --> nil 2
print(pcall(error, nil)) --> false nil
print(pcall(error, "text")) --> false text
print(pcall(function() error(42) end)) --> false error-levels.lua:21: 42
print(pcall(function() error(true) end)) --> false true
local t = setmetatable({}, { __tostring = function() return "an object" end })
print(pcall(function() error(t, 2) end)) --> false an object
print(select(2, pcall(error, t)) == t) --> true
local count = 0
for i = 1, 1500 do
  local ok, m = pcall(function() error("in loop") end)
  if m == "error-levels.lua:28: in loop" then count = count + 1 end
end
print(count) --> 1500
