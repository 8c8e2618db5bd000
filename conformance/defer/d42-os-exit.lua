-- os.exit runs no handlers.
-- row: D42
-- dialect: perigee
print("start") --> start
defer() print("never") end
pcall(function()
  defer() print("never") end
  os.exit(0)
end)
print("never")
