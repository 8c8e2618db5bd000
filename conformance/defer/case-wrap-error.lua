-- An error in coroutine.wrap runs the handlers of the coroutine, then those of its caller; wrap adds the position of the call.
-- row: D25, D15
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function caller()
  defer() note("caller") end
  local f = coroutine.wrap(function()
    defer() note("coroutine") end
    coroutine.yield()
    error("E", 0)
  end)
  f()
  f()
  note("never")
end
print(pcall(caller)) --> false case-wrap-error.lua:14: E
print(table.concat(log, " ")) --> coroutine caller
