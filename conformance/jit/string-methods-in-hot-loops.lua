-- String methods and operators in hot loops; a string method replaced on the way.
-- row: V32
local text = ("the quick brown fox "):rep(30)
local vowels, upper = 0, 0
for i = 1, #text do
  local c = text:sub(i, i)
  if ("aeiou"):find(c, 1, true) then vowels = vowels + 1 end
  upper = upper + text:byte(i)
end
print(vowels, upper) --> 150 56250
function string.shout(s) return s:upper() .. "!" end
local length = 0
for i = 1, 1500 do
  if i == 750 then function string.shout(s) return "no" end end
  length = length + #("x"):shout()
end
print(length) --> 3000
string.shout = nil
print(pcall(function() return ("x"):shout() end)) --> false string-methods-in-hot-loops.lua:19: attempt to call method 'shout' (a nil value)
local reversed = ""
for i = 1, 1000 do reversed = ("ab"):sub(i % 2 + 1, i % 2 + 1) .. reversed end
print(#reversed, reversed:sub(1, 4)) --> 1000 abab
