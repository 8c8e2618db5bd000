-- ResourceCleanupPattern: reference capture and argument snapshot together.
-- row: F13, D30, D31
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function acquire(name)
  note("acquire-" .. name)
  return { name = name, state = "start" }
end
local function use()
  local resource, token = acquire("alpha"), "token"
  defer(state, t) note("cleanup-" .. resource.name .. "-" .. state .. "-" .. t) end(resource.state, token)
  resource.name, resource.state, token = "beta", "updated", "changed"
  note("body-" .. resource.name .. "-" .. resource.state)
end
use()
print(table.concat(log, ",")) --> acquire-alpha,body-beta-updated,cleanup-beta-start-token
local open, most = 0, 0
local function withFile(i)
  open = open + 1
  defer() open = open - 1 end
  most = math.max(most, open)
  if i % 3 == 0 then error("failed", 0) end
  return i
end
for i = 1, 2000 do pcall(withFile, i) end
print(open, most) --> 0 1
