-- os.exit ends the program at once: what follows does not run. §5.8
-- row: V31
print("before") --> before
pcall(function()
  coroutine.wrap(function() os.exit(0) end)()
  print("never")
end)
print("never")
