-- A backslash before any other character stands for that character. §2.1
-- row: V18
-- skip luajit: refuses unknown escapes
print("\q\w\;" == "qw;", "\-", "\$", #"\ ") --> true - $ 1
