-- debug.getinfo tells the function of a builtin that waits for a function it has called, in translated code, too.
-- skip luajit: tostring is called differently there

local failures = {}
local function expect(name, wanted)
  return function(...)
    local found = debug.getinfo(2, "f").func
    if found ~= wanted then failures[name] = tostring(found) end
    return (...) ~= nil
  end
end

local meta = { __lt = function() if debug.getinfo(2, "f").func ~= table.sort then failures.less = true end end }
local first, second = setmetatable({}, meta), setmetatable({}, meta)
local function all()
  table.sort({ 2, 1, 3 }, function(a, b)
    local found = debug.getinfo(2, "f").func
    if found ~= table.sort then failures.sort = tostring(found) end
    return a < b
  end)
  table.sort({ first, second })
  table.foreach({ 1 }, function(...)
    if debug.getinfo(2, "f").func ~= table.foreach then failures.foreach = true end
  end)
  table.foreachi({ 1 }, function(...)
    if debug.getinfo(2, "f").func ~= table.foreachi then failures.foreachi = true end
  end)
  local text = string.gsub("a", ".", function()
    if debug.getinfo(2, "f").func ~= string.gsub then failures.gsub = true end
  end)
  text = tostring(setmetatable({}, { __tostring = function()
    if debug.getinfo(2, "f").func ~= tostring then failures.tostring = true end
    return "x"
  end }))
  pcall(expect("pcall", pcall))
  pcall(pcall, expect("pcall of pcall", pcall))
  xpcall(expect("xpcall", xpcall), print)
  pcall(table.sort, { 2, 1 }, function(a, b)
    if debug.getinfo(2, "f").func ~= table.sort then failures.called = true end
    return a < b
  end)
end
for _ = 1, 60 do all() end
for name, found in pairs(failures) do print(name, found) end
print(next(failures)) --> nil
