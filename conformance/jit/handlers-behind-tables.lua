-- A table whose __index is a table whose __index is a function, as class libraries have them: the function is called in line, with the table in
-- between. Metatables with __newindex or __mode, or of one table only, are looked through, too.
local asked = {}
local between = setmetatable({ own = "own" }, {
  __index = function(t, k)
    asked[#asked + 1] = k
    if k == "wrong" then error("no " .. k, 2) end
    if k == "method" then return function(self, n) return self.base + n end end
    return k ~= "missing" and k .. "!" or nil
  end,
})
local object = setmetatable({ base = 1 }, { __index = between, __newindex = function(t, k, v) rawset(t, k, v * 2) end })

local function use(o, n)
  local found, own, missing = o.found, o.own, o.missing
  return found, own, missing, o:method(n), o.base
end

for i = 1, 200 do use(object, i) end
print(use(object, 10)) --> found! own nil 11 1
print(#asked, asked[1], asked[2], asked[3], asked[#asked]) --> 603 found missing method method

-- The table in between is what the function gets.
local first
getmetatable(between).__index = function(t, k) first = t return k end
print(object.any, first == between, rawget(object, "any")) --> any true nil
getmetatable(between).__index = { found = "in a table", method = function(self, n) return -n end }
print(use(object, 10)) --> in a table own nil -10 1
getmetatable(between).__index = nil
print(pcall(use, object, 10)) --> false handlers-behind-tables.lua:16: attempt to call method 'method' (a nil value)
getmetatable(between).__index = function(t, k) return k == "method" and function() return "method again" end or k end
print(use(object, 10)) --> found own missing method again 1

-- Fields that come and go, of the object and in between.
object.found = 21
between.missing = "not any more"
print(use(object, 10)) --> 42 own not any more method again 1
object.found, between.missing = nil, nil
print(use(object, 10)) --> found own missing method again 1

-- Other objects at the same place: strings as keys beyond fields, no metatable, no table.
local dictionary = setmetatable({}, { __index = between })
for i = 1, 40 do dictionary["key " .. i] = i end
dictionary.base = 2
print(use(dictionary, 10)) --> found own missing method again 2
local middle = {}
for i = 1, 40 do middle["key " .. i] = i end
print(use(setmetatable({ base = 3 }, { __index = setmetatable(middle, getmetatable(between)) }), 10)) --> found own missing method again 3
print(pcall(use, { base = 4 }, 10)) --> false handlers-behind-tables.lua:16: attempt to call method 'method' (a nil value)
print(pcall(use, 5, 10)) --> false handlers-behind-tables.lua:15: attempt to index local 'o' (a number value)
print(pcall(use, nil, 10)) --> false handlers-behind-tables.lua:15: attempt to index local 'o' (a nil value)
print(select("#", use(setmetatable({ found = 1, own = 2, missing = 3, method = function() end }, { __mode = "k" })))) --> 5

-- Errors and yields in the function.
getmetatable(between).__index = function(t, k) if k == "wrong" then error("no " .. k, 2) end return k end
local function wrong(o) return o.wrong end
local function right(o, wants) return wants and o.wrong or o.right end
for i = 1, 200 do right(object) end
print(right(object), pcall(right, object, true)) --> right false handlers-behind-tables.lua:57: no wrong
print(pcall(wrong, object)) --> false handlers-behind-tables.lua:56: no wrong
getmetatable(between).__index = function(t, k) return coroutine.wrap(function() coroutine.yield(k .. " of a coroutine") end)() end
print(right(object)) --> right of a coroutine
local co = coroutine.wrap(function() return pcall(function() return right(object) end) end)
print(co()) --> true right of a coroutine

-- Metatables that are members of a class themselves.
local Meta = { __index = function(t, k) return "class " .. k end }
Meta.Meta = Meta
local inner = setmetatable({}, { __index = Meta })
local odd = setmetatable({ base = 6 }, inner)
local function field(o) return o.some end
for i = 1, 200 do field(odd) end
print(field(odd)) --> nil
inner.__index = between
print(field(odd)) --> some of a coroutine
