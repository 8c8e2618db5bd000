-- xpcall passes further arguments to the function.
-- row: V29
-- dialect: luajit
print(xpcall(function(...) return select("#", ...), ... end, error, 1, nil, 3)) --> true 3 1 nil 3
print(xpcall(function(a, b) error(a .. b, 0) end, function(e) return e .. "!" end, "x", "y")) --> false xy!
