-- When only handlers fail, the first one to fail, which is the latest registered, wins.
-- row: D12, F7
-- dialect: perigee
local count = 0
local function f()
  defer() count = count + 1 error("H1", 0) end
  defer() count = count + 2 end
  defer() count = count + 3 error("H3", 0) end
  return "fine"
end
print(pcall(f)) --> false H3
print(count) --> 6
local function acrossBlocks()
  defer() error("outer", 0) end
  do
    defer() error("inner", 0) end
  end
end
print(pcall(acrossBlocks)) --> false inner
local function caller()
  defer() error("caller", 0) end
  f()
end
print(pcall(caller)) --> false H3
