-- A chunk with an environment of its own sees and changes nothing else.
-- row: V42
local source = "result = value * 2; print2 = print; local a = {}; function f() return result end return f"
local chunk = loadstring(source)
local env = { value = 21 }
setfenv(chunk, env)
local f = chunk()
print(f(), env.result, env.print2, result, rawget(_G, "f")) --> 42 42 nil nil nil
env.result = 1
print(f(), getfenv(f) == env) --> 1 true
local strict = setmetatable({}, {
  __index = function(_, k) error("undefined variable " .. k, 2) end,
  __newindex = function(_, k) error("assignment to " .. k, 2) end,
})
print(pcall(setfenv(loadstring("return undefined", "=m"), strict))) --> false m:1: undefined variable undefined
print(pcall(setfenv(loadstring("\ny = 1", "=m"), strict))) --> false m:2: assignment to y
local logged = {}
local proxy = setmetatable({}, { __index = function(_, k) logged[#logged + 1] = k return _G[k] end })
local g = setfenv(loadstring("for i = 1, 1000 do local t = type end return type(math.abs(-1))"), proxy)
print(g(), #logged, logged[1001], logged[1002]) --> number 1002 type math
