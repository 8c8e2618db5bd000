-- An error that nobody catches ends the program with its message.
-- row: V29
-- error: uncaught-string.lua:7: the reason
local function fail(n)
  if n > 1500 then
    -- the next line raises
    error("the reason")
  end
end
print("before") --> before
for i = 1, 2000 do fail(i) end
print("never")
