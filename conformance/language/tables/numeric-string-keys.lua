-- Strings that look like numbers are string keys, and keep their spelling.
-- row: V23
local t = {}
for i = 1, 1000 do t[tostring(i)] = i end
print(#t, t[1], t["1"], t["1000"]) --> 0 nil 1 1000
for i = 1, 1000 do t[i] = -i end
print(#t, t[1], t["1"], t["01"], t["1.0"], t["+1"], t[" 1"]) --> 1000 -1 1 nil nil nil nil
local strings, numbers = 0, 0
for k, v in pairs(t) do
  if type(k) == "string" then strings = strings + 1 assert(v == tonumber(k)) else numbers = numbers + 1 assert(v == -k) end
end
print(strings, numbers) --> 1000 1000
t["4294967295"], t[4294967295] = "s", "n"
print(t["4294967295"], t[4294967295]) --> s n
for i = 1, 1000 do t[tostring(i)] = nil end
print(t["5"], t[5]) --> nil -5
