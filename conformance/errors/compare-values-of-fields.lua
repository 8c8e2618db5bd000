-- Comparison errors give the types only, wherever the operands come from.
-- row: V30
local function message(f, ...) return (select(2, pcall(f, ...)):gsub("^.-:%d+: ", "")) end
local t = { a = {}, n = 1 }
print(message(function() return t.a < t.n end)) --> attempt to compare table with number
print(message(function() return t.n < t.a end)) --> attempt to compare number with table
print(message(function() return t.missing >= t.n end)) --> attempt to compare number with nil
print(message(function() return t.n <= "1" end)) --> attempt to compare number with string
print(message(function() return print < print end)) --> attempt to compare two function values
print(message(function() if 5 > t.missing then end end)) --> attempt to compare nil with number
print(message(function() while t.missing < 5 do end end)) --> attempt to compare nil with number
print(message(function() return coroutine.create(print) == 1 or true < false end) ~= nil) --> true
