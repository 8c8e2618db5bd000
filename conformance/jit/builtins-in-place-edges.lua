-- Builtins that translated code does in place give what a call gives, for every kind of argument, missing or one too many.
-- row: V34, V32
-- skip luajit: its translator and its interpreter differ about math.max of NaN
local numbers = { 0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, 255, 256, -256, 2 ^ 31, 2 ^ 31 - 1, -2 ^ 31, 2 ^ 32, 2 ^ 32 - 1,
  2 ^ 53, -2 ^ 53, 1e300, -1e300, 1e-310, 1 / 0, -1 / 0, 0 / 0 }
local odd = { "10", "0x10", " 7 ", "abc", "", "a\0b\255", true, false, {}, print }
local values = {}
for _, v in ipairs(numbers) do values[#values + 1] = v end
for _, v in ipairs(odd) do values[#values + 1] = v end
local few = { 0, -1, 0.5, -2.5, 3, 255, 2 ^ 31, 2 ^ 32 - 1, -2 ^ 53, 1e300, 1 / 0, 0 / 0, "10", "abc", "", false, {} }

local function show(v)
  if type(v) == "number" then return v ~= v and "nan" or v == 0 and (1 / v < 0 and "-0" or "0") or ("%.17g"):format(v) end
  return type(v) == "string" and ("%q"):format(v) or type(v)
end
local function outcome(ok, ...)
  if not ok then return (tostring((...)):gsub("^[^:]*:%d+: ", "")) end
  return show((...))
end

local unary = { "math.abs", "math.acos", "math.asin", "math.atan", "math.ceil", "math.cos", "math.exp", "math.floor", "math.log",
  "math.sin", "math.sqrt", "math.tan", "string.byte", "string.char", "string.len", "bit.bnot", "bit.tobit", "type", "assert" }
local binary = { "math.atan2", "math.fmod", "math.max", "math.min", "math.pow", "string.byte", "string.sub", "bit.arshift",
  "bit.band", "bit.bor", "bit.bxor", "bit.lshift", "bit.rshift" }
local different = 0
local function compare(name, made, f, ...)
  local direct = outcome(pcall(f, ...))
  local inPlace = outcome(pcall(made, ...))
  -- Messages name the function as it was called.
  direct, inPlace = direct:gsub("'[%w?]+'", "''"), inPlace:gsub("'[%w?]+'", "''")
  if direct ~= inPlace then
    different = different + 1
    if different < 10 then print(name, show((...)), show((select(2, ...))), direct, inPlace) end
  end
end
local function functionOf(name)
  local library, field = name:match("^(%w+)%.(%w+)$")
  if not library then return _G[name] end
  return _G[library] and _G[library][field]
end
local forms = { "local f = NAME return function(ARGS) local r = f(ARGS) return r end",
  "return function(ARGS) return NAME(ARGS) end", "return function(ARGS) local r = NAME(ARGS) if r then return r end return nil end",
  "local f = NAME return function(ARGS) local t = {} for i = 1, 3 do t[i] = f(ARGS) end return t[3] end" }
local function makers(name, count)
  local all = {}
  for i, form in ipairs(forms) do
    all[i] = assert(loadstring((form:gsub("NAME", name):gsub("ARGS", ("a, b, c"):sub(1, 3 * count - 2)))))
  end
  return all
end
local function normal(name, count)
  if name == "string.char" then return 65 end
  if name:find("^string") then return "hello", 2, 3 end
  return 3, 2, 1
end
for _, name in ipairs(unary) do
  local f = functionOf(name)
  for _, make in ipairs(f and makers(name, 1) or {}) do
    for _, v in ipairs(values) do
      local made = make()
      for i = 1, 5 do made((normal(name))) end
      compare(name, made, f, v)
    end
    compare(name, make(), f, nil)
  end
end
for _, name in ipairs(binary) do
  local f = functionOf(name)
  for _, make in ipairs(f and makers(name, 2) or {}) do
    local made = make()
    for i = 1, 20 do made(normal(name)) end
    for _, v in ipairs(few) do for _, w in ipairs(few) do compare(name, made, f, v, w) end end
  end
end
local sub = string.sub
local function slice(s, i, j) return sub(s, i, j) end
for i = 1, 50 do slice("hello", 2, 3) end
for _, s in ipairs({ "", "a", "hello", 12 }) do
  for i = -7, 7 do for j = -7, 7 do compare("sub", slice, sub, s, i, j) end end
  for _, i in ipairs(few) do for _, j in ipairs(few) do compare("sub", slice, sub, s, i, j) end end
end
-- Extremes of one, three and four values.
local max, min = math.max, math.min
local extremes = {
  [max] = { function(a) return max(a) end, function(a, b, c) return max(a, b, c) end, function(a, b, c) return (max(a, b, c, a)) end },
  [min] = { function(a) return min(a) end, function(a, b, c) return min(a, b, c) end, function(a, b, c) return (min(a, b, c, a)) end },
}
for f, made in pairs(extremes) do
  for i = 1, 50 do made[1](i) made[2](i, 2, 3) made[3](3, i, 2) end
  for _, v in ipairs(few) do
    compare("extreme", made[1], f, v)
    for _, w in ipairs(few) do
      for _, z in ipairs({ 2, -1, 0 / 0, "7", -0, {} }) do
        compare("extreme", made[2], f, v, w, z)
        compare("extreme", made[3], function(a, b, c) return f(a, b, c, a) end, v, w, z)
      end
    end
  end
end
print(different) --> 0
