-- Yielding from the main program is an error. §5.2
-- row: V29
-- skip luajit: words it differently
print(pcall(coroutine.yield)) --> false attempt to yield across metamethod/C-call boundary
print(pcall(function() coroutine.yield(1) end)) --> false attempt to yield across metamethod/C-call boundary
