-- Builtins tell as many upvalues as the C functions of PUC Lua have.
-- row: A6
-- skip luajit: its builtins have others
local function nups(f) return debug.getinfo(f, "u").nups end
print(nups(coroutine.wrap(function() end)), nups(("x"):gmatch("x")), nups(io.stdin:lines())) --> 1 3 2
print(nups(pairs), nups(ipairs), nups(newproxy)) --> 1 1 1
print(nups(next), nups((pairs({}))), nups((ipairs({}))), nups(string.gmatch), nups(coroutine.wrap), nups(print)) --> 0 0 0 0 0 0
