-- Classes built on __index: overriding, super calls, class fields seen by instances, metamethods are not inherited.
-- row: V9
local Animal = {}
Animal.__index = Animal
Animal.count = 0
function Animal.new(class, name) Animal.count = Animal.count + 1 return setmetatable({ name = name }, class) end
function Animal:speak() return self.name .. " makes " .. self:sound() end
function Animal:sound() return "a noise" end
Animal.__tostring = function(self) return "Animal " .. self.name end
local Dog = setmetatable({}, { __index = Animal })
Dog.__index = Dog
function Dog:sound() return "woof after " .. Animal.sound(self) end
local Puppy = setmetatable({}, { __index = Dog })
Puppy.__index = Puppy
function Puppy:speak() return "small " .. Dog.speak(self) end
local a, d, p = Animal:new("generic"), Dog:new("rex"), Puppy:new("bit")
print(a:speak()) --> generic makes a noise
print(d:speak()) --> rex makes woof after a noise
print(p:speak()) --> small bit makes woof after a noise
print(p.count, tostring(a), tostring(d) ~= "Animal rex") --> 3 Animal generic true
local total = 0
local animals = { a, d, p }
for i = 1, 3000 do total = total + #animals[i % 3 + 1]:speak() end
print(total) --> 83000
function Animal:sound() return "silence" end
print(d:speak()) --> rex makes woof after silence
Dog.sound = nil
print(p:speak()) --> small bit makes silence
p.sound = function() return "own" end
print(p:speak()) --> small bit makes own
