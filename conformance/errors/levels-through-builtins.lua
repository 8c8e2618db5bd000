-- A builtin that calls a function is a level of the stack without a position, in hot code too.
-- skip luajit: table.foreach is bytecode of its own there, with a position
local function raise(level) error("raised", level) end
local function one() raise(2) end
local function two() raise(3) end
local function three()
  raise(4)
end
local calls = {
  sort = function(f) table.sort({ 3, 1, 2 }, f) end,
  gsub = function(f)
    local text = ("abc"):gsub("b", f)
    return text
  end,
  index = function(f)
    local text = ("abc"):gsub("b", setmetatable({}, { __index = f }))
    return text
  end,
  foreach = function(f)
    local result = table.foreach({ x = 1 }, f)
    return result
  end,
  foreachi = function(f)
    local result = table.foreachi({ 1 }, f)
    return result
  end,
  tostring = function(f)
    local text = tostring(setmetatable({}, { __tostring = f }))
    return text
  end,
  pcall = function(f)
    local _, message = pcall(f)
    error(message, 0)
  end,
}
local function message(name, f)
  local last
  for i = 1, 200 do last = select(2, pcall(calls[name], f)) end
  return last
end
for _, name in ipairs({ "sort", "gsub", "index", "foreach", "foreachi", "tostring", "pcall" }) do
  print(name, message(name, one), message(name, two), message(name, three))
end
--> sort levels-through-builtins.lua:4: raised raised levels-through-builtins.lua:10: raised
--> gsub levels-through-builtins.lua:4: raised raised levels-through-builtins.lua:12: raised
--> index levels-through-builtins.lua:4: raised raised levels-through-builtins.lua:16: raised
--> foreach levels-through-builtins.lua:4: raised raised levels-through-builtins.lua:20: raised
--> foreachi levels-through-builtins.lua:4: raised raised levels-through-builtins.lua:24: raised
--> tostring levels-through-builtins.lua:4: raised raised levels-through-builtins.lua:28: raised
--> pcall levels-through-builtins.lua:4: raised raised levels-through-builtins.lua:32: raised
print(message("gsub", error), message("foreach", error), message("index", string.rep)) --> b x bad argument #1 to '?' (string expected, got table)
