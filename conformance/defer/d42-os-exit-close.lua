-- os.exit(code, true) unwinds and runs the handlers, and cannot be caught.
-- row: D42
-- dialect: perigee
print("start") --> start
defer() print("main handler") end
local ok = pcall(function()
  defer() print("inner handler") end
  os.exit(0, true)
end)
print("never")
--> inner handler
--> main handler
