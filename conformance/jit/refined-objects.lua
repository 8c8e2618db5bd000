-- Objects whose constructor gives them one metatable and then another, in numbers, while everything about the metatables changes.
-- row: A8

local function check(...)
  for i = 1, select("#", ...), 2 do
    local got, wanted = select(i, ...), (select(i + 1, ...))
    got = (got)
    if got ~= wanted then error("got " .. tostring(got) .. ", not " .. tostring(wanted) .. " at " .. i, 2) end
  end
end

-- `adds`: the constructor of the subclass adds fields behind the change of metatable.
local function classes(adds)
  local Base = { kind = "base" }
  Base.__index = Base
  function Base.new(x)
    local self = setmetatable({}, Base)
    self.x = x
    self.made = self:name()
    return self
  end
  function Base:get() return self.x end
  function Base:name() return "Base" end
  local Derived = setmetatable({}, { __index = Base })
  Derived.__index = Derived
  function Derived.new(x)
    local self = setmetatable(Base.new(x), Derived)
    if adds then self.y = x end
    return self
  end
  function Derived:name() return "Derived" end
  return Base, Derived
end

local function use(o) return o:get(), o:name(), o.kind, o.missing, rawget(o, "get"), o.made end
local function add(o, value) o.added = value end

for _, adds in ipairs({ false, true }) do
  local Base, Derived = classes(adds)
  local function verify(o, x, name)
    local value, called, kind, missing, raw, made = use(o)
    check(value, x, called, name, kind, "base", missing, nil, raw, nil, made, "Base")
  end
  local objects = {}
  for i = 1, 1500 do
    local b, d = Base.new(i), Derived.new(i)
    verify(b, i, "Base")
    verify(d, i, "Derived")
    check(getmetatable(b), Base, getmetatable(d), Derived, d.y, adds and i or nil)
    objects[i] = d
  end

  -- What objects have themselves, and what they have no more.
  local own = objects[1]
  function own:name() return "own" end
  verify(own, 1, "own")
  own.name = nil
  verify(own, 1, "Derived")

  -- Methods come and go.
  function Derived:get() return -self.x end
  verify(objects[2], -2, "Derived")
  Derived.get = nil
  Derived.name = nil
  verify(objects[2], 2, "Base")
  function Derived:name() return "Derived" end

  -- An object with so many keys that they are no properties any more.
  local many = Derived.new(7)
  for i = 1, 100 do many["key" .. i] = i end
  verify(many, 7, "Derived")
  many["name"] = function() return "hashed" end
  verify(many, 7, "hashed")
  check(many.key77, 77)

  -- No metatable, another one, one that is protected.
  local changed = Derived.new(8)
  check(setmetatable(changed, nil), changed, changed.kind, nil, rawget(changed, "x"), 8)
  check(setmetatable(changed, Derived), changed)
  verify(changed, 8, "Derived")
  local Locked = setmetatable({ __metatable = "locked" }, { __index = Derived })
  Locked.__index = Locked
  local function lock(o) return setmetatable(o, Locked) end
  for i = 1, 30 do
    local o = lock(Derived.new(i))
    verify(o, i, "Derived")
    local ok, message = pcall(lock, o)
    check(ok, false, tostring(message):match("cannot change a protected metatable"), "cannot change a protected metatable")
    check(getmetatable(o), "locked")
  end

  -- A metatable whose class has an event that it has not itself.
  local Plain = setmetatable({}, { __index = Derived })
  for i = 1, 30 do
    local o = setmetatable(Derived.new(i), Plain)
    check(o.kind, nil, rawget(o, "x"), i, getmetatable(o), Plain)
  end

  -- Events appear behind the object's back.
  local news = 0
  for i = 1, 100 do
    local o = Derived.new(i)
    if i == 60 then
      Derived.__newindex = function(t, k, v) news = news + 1 rawset(t, k, v) end
    end
    add(o, i)
    check(o.added, i)
  end
  check(news, adds and 81 or 41)
  Derived.__newindex = nil
  Derived.__index = function(_, k) return k .. "!" end
  check(objects[3].kind, "kind!", objects[3].x, 3)
  Derived.__index = Base
  verify(objects[3], 3, "Base")
  Derived.__index = nil
  check(objects[3].kind, nil)
  Derived.__index = Derived
  verify(objects[3], 3, "Derived")
end
print("done") --> done
