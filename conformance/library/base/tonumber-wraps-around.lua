-- tonumber with a base reads an unsigned integer: what is negative wraps around at 64 bits, what is too large is the greatest. §5.1
-- row: V31
-- skip luajit: negative numbers stay negative
print(tonumber("-ff", 16), tonumber(-1, 3), tonumber("-0", 16), tonumber("-10", 10)) --> 1.844674407371e+19 1.844674407371e+19 0 -10
print(tonumber(("f"):rep(20), 16) == 2 ^ 64, tonumber("-" .. ("f"):rep(20), 16) == 2 ^ 64, tonumber("8000000000000000", 16) == 2 ^ 63) --> true true true
print(tonumber("-8000000000000000", 16) == 2 ^ 63, tonumber("-8000000000000001", 16) == 2 ^ 63) --> true true
