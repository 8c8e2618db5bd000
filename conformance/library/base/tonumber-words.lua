-- tonumber reads the words inf, infinity and nan as C does, in any case; digit separators and the like are refused. §2.2.1
-- row: V18
print(tonumber("inf"), tonumber("infinity"), tonumber("Infinity")) --> inf inf inf
-- The sign of NaN is not visible to JavaScript, so its text is not compared.
local nan, NaN = tonumber("nan"), tonumber("NaN")
print(nan ~= nan, NaN ~= NaN) --> true true
print(tonumber("1_000"), tonumber("0o7"), tonumber("1n"), tonumber("1,5"), tonumber("１")) --> nil nil nil nil nil
print(pcall(function() return "Infinity" + 1 end) == false, pcall(function() return "1_0" + 1 end) == false) --> false true
