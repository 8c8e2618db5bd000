-- What builtins raise of their own accord has no position, also where an operator has called them (luaG_runerror).
-- row: V11
-- skip luajit: gives positions to them
local function fails(event, builtin, f)
  local o = setmetatable({}, {[event] = builtin})
  local _, message
  for _ = 1, 100 do _, message = pcall(f, o) end
  return message
end
print(fails("__add", next, function(o) return o + 1 end)) --> invalid key to 'next'
print(fails("__index", next, function(o) return o.x end)) --> invalid key to 'next'
print(fails("__call", next, function(o) return (o(2)) end)) --> invalid key to 'next'
print(fails("__newindex", rawset, function(o) o[nil] = 1 end)) --> builtins-as-metamethods.lua:13: table index is nil
print(fails("__newindex", rawset, function(o) o[0 / 0] = 1 end)) --> builtins-as-metamethods.lua:14: table index is NaN
print(fails("__index", rawget, function(o) return o.x end)) --> nil
print(fails("__concat", table.sort, function(o) return o .. 1 end)) --> builtins-as-metamethods.lua:16: bad argument #2 to '?' (function expected, got number)
print(fails("__unm", math.abs, function(o) return -o end)) --> builtins-as-metamethods.lua:17: bad argument #1 to '?' (number expected, got table)
print(fails("__lt", string.rep, function(o) return o < o end)) --> builtins-as-metamethods.lua:18: bad argument #1 to '?' (string expected, got table)
print(fails("__eq", error, function(o) return o == setmetatable({}, getmetatable(o)) end) ~= nil) --> true
print(fails("__len", error, function(o) return #o end)) --> 0
print(fails("__sub", error, function(o) return "text" - o end)) --> builtins-as-metamethods.lua:21: bad argument #2 to '?' (number expected, got table)
print(fails("__index", table.concat, function(o) o[1] = {} return o.x end)) --> builtins-as-metamethods.lua:22: invalid value (table) at index 1 in table for 'concat'
print(fails("__mul", table.sort, function(o) o[1], o[2] = 1, "x" return o * nil end)) --> attempt to compare string with number
print(fails("__mul", tostring, function(o) getmetatable(o).__tostring = 5 return o * nil end)) --> attempt to call a number value
