-- One constructor makes the tables of many classes: each gets the fields, methods and rawget of its own class, while classes change.
-- row: A8

local function check(got, wanted, what)
  if got ~= wanted then error(what .. ": got " .. tostring(got) .. ", not " .. tostring(wanted), 2) end
end

local Object = {}
Object.__index = Object
function Object:extend(name)
  local class = {}
  for key, value in pairs(self) do
    if key:find("__") == 1 then class[key] = value end
  end
  class.__index = class
  class.super = self
  class.name = name
  return setmetatable(class, self)
end
function Object.__call(class, ...)
  local object = setmetatable({}, class)
  object:init(...)
  return object
end
function Object:init() end
function Object:describe() return self.name .. ":" .. tostring(self.x) end

local classes = {}
for i = 1, 9 do
  local class = Object:extend("class" .. i)
  function class:init(x)
    self.x = x
    if i % 3 == 0 then self.extra = -x end
  end
  function class:value() return self.x * 10 + i end
  classes[i] = class
end

local function inspect(object, i, x)
  check(object.x, x, "field")
  check(object:value(), x * 10 + i, "method")
  check(object:describe(), "class" .. i .. ":" .. x, "inherited method")
  check(rawget(object, "value"), nil, "rawget of a method")
  check(rawget(object, "x"), x, "rawget of a field")
  check(rawget(object, "extra"), i % 3 == 0 and -x or nil, "rawget of a field of some")
  check(getmetatable(object), classes[i], "metatable")
  local count = 0
  for _ in pairs(object) do count = count + 1 end
  check(count, i % 3 == 0 and 2 or 1, "fields")
  check(next(setmetatable({}, classes[i])), nil, "next of an empty object")
end

local objects = {}
for round = 1, 60 do
  for i = 1, 9 do
    local object = classes[i](round)
    inspect(object, i, round)
    if round == 30 then objects[i] = object end
  end
end
print("made") --> made

-- Methods that change are found in objects new and old; what they shadow comes back.
classes[2].value = function(self) return "second " .. self.x end
classes[5].value = nil
Object.value = function(self) return "object " .. self.x end
check(objects[2]:value(), "second 30", "changed")
check(objects[5]:value(), "object 30", "removed")
check(classes[2](7):value(), "second 7", "changed, new")
check(classes[5](7):value(), "object 7", "removed, new")
check(objects[1]:value(), 301, "another")

-- A class whose __index changes, that gets a __newindex, or that becomes weak.
classes[3].__index = function(object, key) return key end
check(objects[3].anything, "anything", "__index is a function")
check(setmetatable({}, classes[3]).anything, "anything", "__index is a function, new")
check(objects[3].x, 30, "own field")
classes[4].__newindex = function(object, key, value) rawset(object, key, value + 1000) end
check(classes[4](1).x, 1001, "__newindex")
objects[4].y = 1
check(objects[4].y, 1001, "__newindex of an object that was there")
classes[6].__index = classes[7]
check(objects[6]:value(), 307, "__index is another class")
check(classes[1](2):value(), 21, "the first class goes on")
check(classes[6].value == nil, false, "the class has its own still")
for round = 1, 20 do
  check(classes[3] == nil, false, "class")
  check(setmetatable({ x = round }, classes[7]):value(), round * 10 + 7, "made elsewhere")
  check(setmetatable({ x = round }, classes[6]):value(), round * 10 + 7, "with the class of another")
end
print("changed") --> changed

-- What is guessed to get the metatable of one class gets another's, or none.
local function make(class, other, fails)
  local object = {}
  if fails then return object end
  local meta = class
  if other then meta = other end
  return setmetatable(object, meta)
end
for round = 1, 60 do
  for i = 7, 9 do
    local object = make(classes[i])
    object.x = round
    check(object:value(), round * 10 + i, "the class expected")
    object = make(classes[i], classes[1])
    object.x = round
    check(object:value(), round * 10 + 1, "another class")
    check(make(classes[i], nil, true).value, nil, "no class")
    check(getmetatable(make(classes[i], nil, true)), nil, "no metatable")
  end
end
print("guessed") --> guessed

-- Classes kept in a field of the class, in upvalues that change, and in separate metatables.
local Factory = {}
Factory.__index = Factory
function Factory:new(x) return setmetatable({ class = self, x = x }, self.instances) end
local current
local function newCurrent(x) return setmetatable({ x = x }, current) end
for round = 1, 60 do
  for i = 1, 7 do
    local factory = Factory[i]
    if factory == nil then
      factory = setmetatable({ instances = { __index = { get = function(self) return self.x + i end } } }, Factory)
      Factory[i] = factory
    end
    check(factory:new(round):get(), round + i, "metatable in a field")
    current = factory.instances
    check(newCurrent(round):get(), round + i, "metatable in an upvalue")
  end
end
print("metatables") --> metatables

-- Constructors that refine what others have made, with fields added before and after.
local Base = {}
Base.__index = Base
function Base.new(x)
  local object = setmetatable({}, Base)
  object.x = x
  return object
end
function Base:get() return self.x end
function Base:kind() return "base" end
local derived = {}
for i = 1, 6 do
  local Derived = setmetatable({}, Base)
  Derived.__index = Derived
  function Derived.new(x)
    local object = Base.new(x)
    if i % 2 == 0 then object.early = i end
    setmetatable(object, Derived)
    if i < 5 then object.late = -i end
    return object
  end
  function Derived:kind() return "derived" .. i end
  derived[i] = Derived
end
for round = 1, 60 do
  for i = 1, 6 do
    local object = derived[i].new(round)
    check(object:get(), round, "inherited from the base")
    check(object:kind(), "derived" .. i, "overridden")
    check(object.early, i % 2 == 0 and i or nil, "early")
    check(object.late, i < 5 and -i or nil, "late")
    check(rawget(object, "get"), nil, "rawget")
  end
  local object = Base.new(round)
  check(object:kind(), "base", "the base goes on")
  check(setmetatable(object, nil), object, "setmetatable")
  check(object.get, nil, "without a metatable")
  check(object.x, round, "its field")
end
print("refined") --> refined

-- Classes made over and over.
local function momentary(i)
  local Class = {}
  Class.__index = Class
  function Class:get() return self.v + i end
  local object = setmetatable({ v = i }, Class)
  local sum = object:get()
  for k = 1, i % 20 do sum = sum + setmetatable({ v = k }, Class):get() - i - k end
  return sum, object
end
for i = 1, 200 do
  local sum, object = momentary(i)
  check(sum, 2 * i, "momentary class")
  check(object.get ~= nil and rawget(object, "get") == nil, true, "momentary object")
end
print("momentary") --> momentary
