-- A coroutine body may be any function, builtins included.
-- row: A1
-- dialect: luajit
print(coroutine.resume(coroutine.create(math.max), 1, 5, 2)) --> true 5
print(coroutine.wrap(string.upper)("text")) --> TEXT
print(coroutine.wrap(pcall)(error, "message")) --> false message
