-- The conversion of a string stops at a NUL byte, as that of a C string.
-- row: V18
-- skip luajit: refuses the string
print(tonumber("1\0"), tonumber("12\0garbage"), tonumber("\0001")) --> 1 12 nil
