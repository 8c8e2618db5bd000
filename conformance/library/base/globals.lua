-- _G, _VERSION and the names that the base library defines. §5.1
-- row: V31
print(_VERSION, _G._G == _G, _G.print == print, rawget(_G, "nothing")) --> Lua 5.1 true true nil
local names = { "assert", "collectgarbage", "dofile", "error", "gcinfo", "getfenv", "getmetatable", "ipairs", "load",
  "loadfile", "loadstring", "module", "newproxy", "next", "pairs", "pcall", "print", "rawequal", "rawget", "rawset",
  "require", "select", "setfenv", "setmetatable", "tonumber", "tostring", "type", "unpack", "xpcall" }
for _, name in ipairs(names) do assert(type(_G[name]) == "function", name) end
for _, name in ipairs({ "coroutine", "debug", "io", "math", "os", "package", "string", "table" }) do
  assert(type(_G[name]) == "table", name)
  assert(package.loaded[name] == _G[name])
end
print(package.loaded._G == _G) --> true
