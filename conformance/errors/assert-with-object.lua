-- assert requires a string as message in PUC 5.1.
-- row: V31
-- skip luajit: accepts any value
print(pcall(assert, false, {})) --> false bad argument #2 to '?' (string expected, got table)
print(pcall(assert, nil, 5)) --> false 5
