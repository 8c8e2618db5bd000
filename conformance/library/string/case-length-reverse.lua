-- string.upper, lower, len, reverse work on bytes; only ASCII letters change case. §5.4
-- row: V32
print(("MiXed 1é"):upper() == "MIXED 1é", ("MiXed"):lower(), ("É"):lower() == "É") --> true mixed true
print(("abc"):len(), (""):len(), ("a\0b"):len(), string.len(123)) --> 3 0 3 3
print(("abc"):reverse(), (""):reverse() == "", ("a\0b"):reverse() == "b\0a", string.reverse(123)) --> cba true true 321
local n = 0
for i = 1, 1500 do
  local s = "Key" .. i
  assert(s:reverse():reverse() == s and s:upper():lower() == s:lower())
  n = n + s:len()
end
print(n) --> 9393
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() string.upper() end)) --> bad argument #1 to 'upper' (string expected, got no value)
print(message(function() string.lower({}) end)) --> bad argument #1 to 'lower' (string expected, got table)
print(message(function() string.len(nil) end)) --> bad argument #1 to 'len' (string expected, got nil)
print(message(function() string.reverse(true) end)) --> bad argument #1 to 'reverse' (string expected, got boolean)
