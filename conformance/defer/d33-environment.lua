-- A handler inherits the environment of the function that registered it.
-- row: D33
-- dialect: perigee
local seen
local function record(v) seen = v end
local function f()
  setfenv(1, { value = "private" })
  defer() record(value) value = "written" end
  value = value .. "!"
  return getfenv
end
value = "global"
print(f(), seen, value) --> nil private! global
local env = { value = "by caller" }
local function g() defer() record(value) value = "changed" end end
setfenv(g, env)
g()
print(seen, env.value, value) --> by caller changed global
value = nil
