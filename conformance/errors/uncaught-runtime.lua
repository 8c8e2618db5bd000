-- An uncaught run-time error names line and variable.
-- row: V30
-- error: uncaught-runtime.lua:6: attempt to index field 'missing' (a nil value)
local t = {}
local function get(i)
  return t.missing.value
end
print(pcall(get)) --> false uncaught-runtime.lua:6: attempt to index field 'missing' (a nil value)
get()
