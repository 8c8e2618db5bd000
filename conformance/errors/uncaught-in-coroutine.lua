-- An error inside coroutine.wrap travels through it to the top, where wrap adds its own position.
-- row: V29
-- error: uncaught-in-coroutine.lua:8: uncaught-in-coroutine.lua:5: inside
local co = coroutine.wrap(function()
  error("inside")
end)
print("start") --> start
co()
