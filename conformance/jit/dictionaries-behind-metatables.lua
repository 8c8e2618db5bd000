-- An __index that is set behind setmetatable, or beside a __newindex, may be a dictionary: its keys are not where fields are.
local function get(o) return o.k20 end

local dictionary = {}
for i = 1, 20 do dictionary["k" .. i] = i end
local mt = {}
local object = setmetatable({}, mt)
mt.__index = {}
for i = 1, 1000 do get(object) end
mt.__index = dictionary
print(get(object)) --> 20

local function find(o) return o.k7 end

local refuses = function() error("read only") end
local without = setmetatable({}, { __index = {}, __newindex = refuses })
local with = setmetatable({}, { __index = dictionary, __newindex = refuses })
local found = 0
for i = 1, 3000 do
  if find(without) then error("found") end
  if find(with) == 7 then found = found + 1 end
end
print(found) --> 3000

local function call(o) return o:k21() end

dictionary.k21 = function() return "called" end
local weak = setmetatable({}, { __index = dictionary, __mode = "k" })
local other = setmetatable({}, { __index = { k21 = function() return "other" end }, __newindex = refuses })
local calls = {}
for i = 1, 400 do calls[call(i % 3 == 0 and weak or other)] = true end
print(calls.called, calls.other) --> true true
