/**
 * What every generated program starts with: functions that print values in an order that does not depend on the implementation, and the
 * fuel that bounds the run time.
 */

const common = String.raw`
local fuel = 12000
local function burn(n) fuel = fuel - n if fuel < 0 then error("fuel", 0) end end
local function show(v, depth)
  local t = type(v)
  if t == "number" then
    if v ~= v then return "nan" end
    if v == 0 then return 1 / v < 0 and "-0" or "0" end
    return string.format("%.10g", v)
  elseif t == "string" then
    return '"' .. string.gsub(v, "[%c\"\\\128-\255]", function(x) return "\\" .. string.byte(x) end) .. '"'
  elseif t ~= "table" then
    return t == "function" and t or tostring(v)
  end
  depth = depth or 0
  if depth > 2 then return "{...}" end
  local keys, others = {}, 0
  for k in next, v do
    local kt = type(k)
    if kt == "number" or kt == "string" or kt == "boolean" then keys[#keys + 1] = k else others = others + 1 end
  end
  table.sort(keys, function(a, b)
    local ta, tb = type(a), type(b)
    if ta ~= tb then return ta < tb end
    if ta == "boolean" then return a and not b end
    return a < b
  end)
  local items = {}
  for i = 1, #keys do
    if i <= 14 or i > #keys - 3 then items[#items + 1] = "[" .. show(keys[i], 3) .. "]=" .. show(rawget(v, keys[i]), depth + 1) end
  end
  if #keys > 17 then items[#items + 1] = "keys=" .. #keys end
  if others > 0 then items[#items + 1] = "others=" .. others end
  return (getmetatable(v) ~= nil and "M{" or "{") .. table.concat(items, ",") .. "}"
end
local level = 0
-- Levels of deep recursion that are left: a loop around it would take chaos mode minutes.
local deep = 100000
local function clip(v)
  if type(v) == "string" and #v > 60 then return string.sub(v, 1, 20) end
  return v
end
local lines = 0
local function out(...)
  lines = lines + 1
  if lines > 150 then return end
  local items = {}
  for i = 1, select("#", ...) do items[i] = show((select(i, ...))) end
  print(table.concat(items, " "))
end
local function num(v) if type(v) == "number" then return v end return 0 end
local function each(t)
  local keys = {}
  for k in next, t do if type(k) == "string" or type(k) == "number" then keys[#keys + 1] = k end end
  table.sort(keys, function(a, b)
    if type(a) ~= type(b) then return type(a) == "number" end
    return a < b
  end)
  local i = 0
  return function() i = i + 1 if keys[i] ~= nil then return keys[i], t[keys[i]] end end
end
-- For changes of the library's functions: one built on the one before would grow with each turn of a loop.
local plain = {yield = coroutine.yield, wrap = coroutine.wrap}
local function yield(...) if coroutine.running() then return coroutine.yield(...) end return ... end
local function drive(f, ...)
  local co = coroutine.create(f)
  local r = {coroutine.resume(co, ...)}
  local n = 0
  while coroutine.status(co) ~= "dead" do
    n = n + 1
    if n < 20 then out("yielded", r[2]) end
    if n > 500 then return false, "too many yields" end
    r = {coroutine.resume(co, n)}
  end
  return unpack(r, 1, 4)
end
`;

/** An error message is printed as it is, or only its type where implementations word it differently; what overflows the stack is not compared. */
const exactErrors = `
local function err(e) return e end
`;
const vagueErrors = `
local function err(e)
  if type(e) == "string" then return string.find(e, "stack overflow", 1, true) and "stack overflow" or "message" end
  return e
end
`;

const protection = `
local function try(f, ...)
  local before = level
  local ok, a, b = pcall(f, ...)
  level = before
  if ok then out("ok", a, b) else out("failed", err(a)) end
  return ok
end
`;

/**
 * The definitions with the names they define, in order: each may use those before it.
 * @param {"lua" | "luajit" | "perigee"} dialect
 */
export function prelude(dialect) {
  // LuaJIT rounds what lies in the middle up, C the even way; with more digits that is rare.
  const shown = dialect === "luajit" ? common.replace("%.10g", "%.13g") : common;
  const text = (shown + (dialect === "luajit" ? vagueErrors : exactErrors) + protection).trim();
  return text.split(/\n+(?=local)/).map((definition) => ({
    name: /^local (?:function )?(\w+)/.exec(definition)[1],
    text: definition,
  }));
}
