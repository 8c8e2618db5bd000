-- The reader of load must return strings.
-- row: V31
-- skip luajit: words it differently
print(pcall(load, function() return {} end)) --> true nil reader function must return a string
print(pcall(load, "not a function")) --> false bad argument #1 to '?' (function expected, got string)
