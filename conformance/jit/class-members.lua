-- Tables that inherit from the same table: what is their own and what is not, while everything about them changes.
-- row: A8

local function check(...)
  for i = 1, select("#", ...), 2 do
    local got, wanted = select(i, ...), (select(i + 1, ...))
    got = (got)
    if got ~= wanted then error("got " .. tostring(got) .. ", not " .. tostring(wanted) .. " at " .. i, 2) end
  end
end

local Base = { kind = "base", shared = 1 }
Base.__index = Base
function Base.new(x) local self = { x = x } return setmetatable(self, Base) end
function Base:get() return self.x end
function Base:name() return "Base" end

local Derived = setmetatable({}, { __index = Base })
Derived.__index = Derived
function Derived.new(x, y)
  local self = { x = x, y = y or x }
  self.sum = self.x + self.y
  return setmetatable(self, Derived)
end
function Derived:name() return "Derived" end

local function use(o) return o:get(), o:name(), o.kind, o.missing, rawget(o, "get"), rawget(o, "kind") end

for i = 1, 300 do
  local b, d = Base.new(i), Derived.new(i, 2)
  local x, name, kind, missing, raw, rawkind = use(b)
  check(x, i, name, "Base", kind, "base", missing, nil, raw, nil, rawkind, nil)
  x, name, kind, missing, raw, rawkind = use(d)
  check(x, i, name, "Derived", kind, "base", missing, nil, raw, nil, rawkind, nil)
  check(d.sum, i + 2)
  local keys = 0
  for _ in pairs(d) do keys = keys + 1 end
  check(keys, 3)
end

-- A nil of its own does not hide what is inherited.
for i = 1, 100 do
  local b = Base.new(1)
  b.kind = "own"
  check(b.kind, "own", rawget(b, "kind"), "own")
  b.kind = nil
  check(b.kind, "base", rawget(b, "kind"), nil, next(b), "x")
  b.kind = "again"
  check(b.kind, "again", Base.kind, "base")
end

-- What the class gains, loses and changes is seen by objects that are there.
local old = Base.new(7)
for i = 1, 100 do
  Base.later = i
  check(old.later, i, Derived.new(1).later, i)
  Base.later = nil
  check(old.later, nil, Derived.new(1).later, nil)
  Derived.later = "derived"
  check(Derived.new(1).later, "derived", old.later, nil)
  Derived.later = nil
end

-- A nil in the middle of the chain does not end it.
for i = 1, 100 do
  Base.level, Derived.level = "base", "derived"
  local d = Derived.new(1)
  check(d.level, "derived")
  Derived.level = nil
  check(d.level, "base")
  d.level = "own"
  d.level = nil
  check(d.level, "base")
  Base.level = nil
  check(d.level, nil)
end

-- A metatable that only inherits its `__index` has none.
local Heir = setmetatable({}, { __index = Base })
for i = 1, 100 do
  local made = setmetatable({ x = i }, i % 2 == 0 and Base or Heir)
  check(made.x, i, made.kind, i % 2 == 0 and "base" or nil)
end

-- __newindex of a class that has had objects.
local Late = { n = 0 }
Late.__index = Late
local function late() return setmetatable({ v = 1 }, Late) end
local function store(o, value) o.fresh = value o.n = value end
for i = 1, 100 do
  local o = late()
  store(o, i)
  check(rawget(o, "fresh"), i, rawget(o, "n"), i, Late.n, 0)
end
local log = {}
local before = late()
Late.__newindex = function(t, k, v) log[#log + 1] = k rawset(t, k, v) end
store(before, 1)
check(#log, 2, log[1], "fresh", log[2], "n")
for i = 1, 100 do
  store(late(), i)
  check(#log, 2 + 2 * i)
end

-- __index that changes, becomes a function, goes away.
local First, Second = { f = function() return 1 end }, { f = function() return 2 end }
local Switch = { __index = First }
local function switched() return setmetatable({}, Switch) end
local function call(o) return o:f() end
local kept = switched()
for i = 1, 100 do check(call(kept), 1, call(switched()), 1) end
Switch.__index = Second
for i = 1, 100 do check(call(kept), 2, call(switched()), 2) end
Switch.__index = function(t, k) return function() return k end end
for i = 1, 100 do check(call(kept), "f", call(switched()), "f") end
Switch.__index = nil
check(pcall(call, kept), false, pcall(call, switched()), false, kept.f, nil)
rawset(Switch, "__index", First)
check(call(kept), 1, call(switched()), 1)

-- Objects that become dictionaries.
for i = 1, 20 do
  local o = Derived.new(1)
  for k = 1, 40 do o["key" .. k] = k end
  o["kind"] = "own"
  check(o:get(), 1, o.kind, "own", o.shared, 1, rawget(o, "shared"), nil, o.key40, 40, o.missing, nil)
  local count = 0
  for _ in pairs(o) do count = count + 1 end
  check(count, 44)
end

-- Objects that change class, or lose it.
for i = 1, 50 do
  local o = Base.new(i)
  check(o:name(), "Base")
  setmetatable(o, Derived)
  check(o:name(), "Derived", o:get(), i)
  setmetatable(o, nil)
  check(o.name, nil, o.get, nil, o.x, i)
  setmetatable(o, Base)
  check(o:name(), "Base")
end

-- Constructors of Programming in Lua: the table comes from the caller, and the class from self.
local Account = { balance = 0 }
function Account:new(o)
  o = o or {}
  check(o.deposit, nil, rawget(o, "deposit"), nil)
  setmetatable(o, self)
  self.__index = self
  return o
end
function Account:deposit(v) self.balance = self.balance + v return self.balance end
local Special = Account:new()
function Special:limit() return self.max or 0 end
for i = 1, 100 do
  local a, s = Account:new({ owner = i }), Special:new({ max = 5 })
  check(a:deposit(i), i, rawget(a, "balance"), i, s:deposit(2), 2, s:limit(), 5, a.limit, nil, Account.balance, 0)
end

-- A setmetatable that is not the builtin: the table has no metatable.
do
  local real = setmetatable
  local function build(setmetatable, x)
    local o = { x = x }
    local result = setmetatable(o, Base)
    return o, result
  end
  for i = 1, 100 do check(build(real, i).kind, "base") end
  for i = 1, 100 do
    local o = build(function() end, i)
    check(o.kind, nil, o.x, i, getmetatable(o), nil)
  end
  local function global(x) local o = { x = x } setmetatable(o, Base) return o end
  for i = 1, 100 do check(global(i).kind, "base") end
  setmetatable = function(t) return t end
  for i = 1, 100 do check(global(i).kind, nil) end
  setmetatable = real
  for i = 1, 100 do check(global(i).kind, "base") end
end

-- A failing setmetatable, and one that is jumped over.
local function fails(x, meta)
  local o = { x = x }
  local ok = pcall(setmetatable, o, meta)
  return o, ok
end
check(fails(1, 5).kind, nil)
local function skips(x, skip)
  local o = { x = x }
  repeat
    if skip then break end
    setmetatable(o, Base)
  until true
  return o
end
for i = 1, 100 do check(skips(i, false).kind, "base", skips(i, true).kind, nil) end
local function reads(x)
  local o = { x = x }
  o.seen = o.kind
  return setmetatable(o, Base)
end
for i = 1, 100 do check(reads(i).seen, nil, reads(i).kind, "base") end
local function escapes(x, f)
  local o = { x = x }
  local seen = f(o)
  return setmetatable(o, Base), seen
end
for i = 1, 100 do
  local o, seen = escapes(i, function(t) return t.kind end)
  check(seen, nil, o.kind, "base")
end

-- Chains that end where they began.
local A, B = {}, {}
setmetatable(A, { __index = B })
setmetatable(B, { __index = A })
check(pcall(function() return A.x end), false)
A.x = 1
check(B.x, 1, A.x, 1)
local Own = { y = 2 }
Own.__index = Own
setmetatable(Own, Own)
check(setmetatable({}, Own).y, 2, pcall(function() return Own.z end), false)

-- Names that mean something in JavaScript.
local Odd = { constructor = 1, __proto__ = 2, toString = 3, hasOwnProperty = 4, valueOf = 5 }
Odd.__index = Odd
for i = 1, 50 do
  local o = setmetatable({}, Odd)
  check(o.constructor, 1, o.__proto__, 2, o.toString, 3, o.hasOwnProperty, 4, o.valueOf, 5, o.isPrototypeOf, nil)
  o.__proto__ = i
  check(o.__proto__, i, Odd.__proto__, 2, next(o), "__proto__")
end

-- Environments that inherit from the globals.
local env = setmetatable({}, { __index = _G })
local chunk = setfenv(function() own = (own or 0) + 1 return own, tostring(own), undefinedname end, env)
for i = 1, 100 do check(chunk(), i, env.own, i, rawget(_G, "own"), nil) end

-- Stale tables of a factory serve as classes themselves.
local function scope(parent)
  local o = {}
  if parent then setmetatable(o, { __index = parent }) end
  return o
end
local root = scope()
root.a = 1
for i = 1, 50 do
  local middle = scope(root)
  local orphan = scope()
  local leaf = scope(orphan)
  check(middle.a, 1, leaf.a, nil, orphan.a, nil)
  orphan.a = 2
  check(leaf.a, 2, root.a, 1)
end

print("ok") --> ok
