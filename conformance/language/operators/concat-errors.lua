-- Concatenating anything but strings and numbers is an error that names the operand. §2.5.4
-- row: V30, V8
local function message(f, ...) return (select(2, pcall(f, ...)):gsub("^.-:%d+: ", "")) end
local function join(a, b) return a .. b end
print(message(join, nil, "x")) --> attempt to concatenate local 'a' (a nil value)
print(message(join, "x", nil)) --> attempt to concatenate local 'b' (a nil value)
print(message(join, {}, "x")) --> attempt to concatenate local 'a' (a table value)
print(message(join, "x", true)) --> attempt to concatenate local 'b' (a boolean value)
print(message(join, print, 1)) --> attempt to concatenate local 'a' (a function value)
local t = { field = {} }
print(message(function() return "a" .. t.missing end)) --> attempt to concatenate field 'missing' (a nil value)
print(message(function() return "a" .. t.field .. "b" end)) --> attempt to concatenate field 'field' (a table value)
print(message(function() return undefinedGlobal .. "b" end)) --> attempt to concatenate global 'undefinedGlobal' (a nil value)
print(message(function() return "b" .. undefinedGlobal end)) --> attempt to concatenate global 'undefinedGlobal' (a nil value)
for i = 1, 2000 do
  local ok = pcall(join, i, i % 2 == 0 and i or nil)
  assert(ok == (i % 2 == 0))
end
