-- `getmetatable` and `rawequal` in hot code: with and without metatable, hidden ones, values of other types, missing arguments.
-- row: A14, V9, V31
local function meta(x) return getmetatable(x) end
local function isOf(x, class) return getmetatable(x) == class end
local function same(x, y) return rawequal(x, y) end
local class = {}
class.__index = class
local object, plain = setmetatable({}, class), {}
local derived = setmetatable({}, { __index = class })
derived.__index = derived
local other = setmetatable({}, derived)
local count = 0
for i = 1, 600 do
  if isOf(object, class) then count = count + 1 end
  if isOf(other, class) then count = count + 1 end
  if meta(plain) == nil then count = count + 1 end
  if same(object, other) or same(i, i + 1) then count = count + 1000 end
  if same(plain, plain) then count = count + 1 end
end
print(count) --> 1800
print(meta(object) == class, meta(other) == derived, meta(meta(other)).__index == class) --> true true true
print(meta(setmetatable({}, { __metatable = "locked" })), meta(setmetatable({}, { __metatable = false }))) --> locked false
-- '__metatable' that the metatable itself inherits hides nothing.
local hiding = { __metatable = "far" }
hiding.__index = hiding
local inheriting = setmetatable({}, hiding)
print(meta(setmetatable({}, inheriting)) == inheriting, meta(inheriting)) --> true far
print(type(meta("text")), meta("text").__index == string, meta(1), meta(print), meta(nil)) --> table true nil nil nil
print(pcall(function() for i = 1, 500 do local _ = getmetatable(plain) end local m = getmetatable() return m end)) --> false getmetatable-in-place.lua:29: bad argument #1 to 'getmetatable' (value expected)
print(same(0 / 0, 0 / 0), same(0, -0), same("a", "a"), same(nil, nil), same(nil, false), same("1", 1)) --> false true true true false false
print(pcall(function() for i = 1, 500 do local _ = rawequal(i, i) end local e = rawequal(1) return e end)) --> false getmetatable-in-place.lua:31: bad argument #2 to 'rawequal' (value expected)
local equal = setmetatable({}, { __eq = function() return true end })
print(same(equal, setmetatable({}, meta(equal))), equal == setmetatable({}, meta(equal))) --> false true
-- Objects made with a metatable for each: every one has its own.
local function make() return setmetatable({}, { __index = class }) end
local first
for i = 1, 400 do
  local made = make()
  local own = getmetatable(made)
  if own == first or own.__index ~= class or getmetatable(made) ~= own then print("shared") end
  first = own
end
print(rawequal(getmetatable(make()), getmetatable(make()))) --> false
getmetatable = function() return "mine" end
print(meta(object), isOf(object, class)) --> mine false
