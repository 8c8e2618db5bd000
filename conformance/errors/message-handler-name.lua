-- A message handler that runs because a call was impossible goes by the name of what was called. §5.9
-- row: V30
-- skip luajit: names metamethods
local function handler() return tostring(debug.getinfo(1, "n").name) .. " " .. debug.getinfo(1, "n").namewhat end
local object = {}
local function try(f)
  local names = {}
  for i = 1, 400 do names[select(2, xpcall(f, handler))] = true end
  local found = {}
  for name in pairs(names) do found[#found + 1] = name end
  return table.concat(found, ", ")
end
print(try(function() undefined(1) end)) --> undefined global
print(try(function() object.field(1) end)) --> field field
print(try(function() object:method(1) end)) --> method method
print(try(function() local variable variable() end)) --> variable local
print(try(function() for _ in nil do end end)) --> (for generator) local
print(try(function() return 1 + object end)) --> nil
print(try(function() error("raised by a builtin") end)) --> nil

-- What could not be called is no level of its own.
local function levels(f)
  return select(2, xpcall(f, function() return select(2, debug.traceback("", 2):gsub("\n", "")) end))
end
local none = levels(function() local x = nil + 1 end)
print(levels(function() for _ in nil do end end) == none, levels(function() undefined() end) == none) --> true true
print(levels(function() error("here") end) == none + 1) --> true
