-- What JavaScript reserves or gives a meaning to is an ordinary name of a variable, field, method, parameter or label, in every tier.
-- row: V42, V6
local words = { "__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "__defineGetter__", "length",
  "class", "new", "var", "await", "arguments", "eval", "let", "const", "this", "super", "yield", "async", "enum",
  "typeof", "void", "delete", "instanceof", "switch", "case", "default", "try", "catch", "finally", "throw", "export",
  "import", "static", "implements", "interface", "package", "private", "protected", "public", "with", "debugger",
  "extends", "undefined", "NaN", "Infinity", "null", "prototype", "globalThis", "process", "require", "module",
  "Object", "Function", "rt", "runtime", "r0", "R0", "r1", "_", "Symbol", "Math", "of", "set", "index", "deopt" }

local locals = [[
  local W = 1
  local function zget() W = W + 1 return W end
  local zt = { W = W }
  zt.W = zt.W + 1
  function zt:zm(W) return W, self.W end
  function zt.zf(W, ...) local zW = W for W = 1, 3 do zW = zW + W end return zW end
  local zs = 0
  for i = 1, 60 do local W = i zs = zs + W + zt.W + zget() end
  local function zw(W, ...) if W > 0 then return zw(W - 1, ...) end return ... end
  return zs, zt:zm(5), zt.zf(3), (function(W) return W end)(zt.W), zw]]
local globals = [[
  W = 5
  local function zf() W = W + 1 return W end
  for i = 1, 60 do zf() end
  local zo = setmetatable({}, { __index = { W = function(self, W) return W end } })
  local zr = 0
  for i = 1, 60 do zr = zr + zo:W(i) end
  local zv = W
  W = nil
  return zv, zr, zo.W == nil, rawget(zo, "W"), W]]

local failed = {}
for _, word in ipairs(words) do
  local a, b, c, d = assert(loadstring((locals:gsub("W", word)), "=" .. word))()
  if a ~= 3840 or b ~= 5 or c ~= 9 or d ~= 2 then failed[#failed + 1] = word end
  local e, f, g, h, i = assert(loadstring((globals:gsub("W", word)), "=" .. word))()
  if e ~= 65 or f ~= 1830 or g or h ~= nil or i ~= nil then failed[#failed + 1] = word .. " (global)" end
end
print(#words, table.concat(failed, " ")) --> 66

-- Messages name them as they are.
local function message(source) return select(2, pcall(assert(loadstring(source, "=m")))) end
print(message("local class class.x = 1")) --> m:1: attempt to index local 'class' (a nil value)
print(message("await.then_()")) --> m:1: attempt to index global 'await' (a nil value)
print(message("local t = {} t.constructor()")) --> m:1: attempt to call field 'constructor' (a nil value)
print(message("local t = {} t:__proto__()")) --> m:1: attempt to call method '__proto__' (a nil value)
print(message("return ('x'):toString()")) --> m:1: attempt to call method 'toString' (a nil value)
print(message("return ('x').length + 1")) --> m:1: attempt to perform arithmetic on field 'length' (a nil value)
print(message("return #hasOwnProperty")) --> m:1: attempt to get length of global 'hasOwnProperty' (a nil value)
