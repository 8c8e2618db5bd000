-- Strings of a million bytes are built, compared, searched and used as keys.
-- row: V18
local s = ("x"):rep(1000000)
local t = { [s] = "found" }
print(#s, s == ("x"):rep(1000000), t[("x"):rep(500000) .. ("x"):rep(500000)], s < s .. "x") --> 1000000 true found true
print((s .. "needle"):find("needle", 1, true), #s:upper(), s:byte(-1)) --> 1000001 1000000 120
local parts = {}
for i = 1, 3000 do parts[i] = ("%04d"):format(i) end
local joined = table.concat(parts)
print(#joined, joined:sub(-4), joined:sub(5, 8)) --> 12000 3000 0002
local grown = ""
for i = 1, 3000 do grown = grown .. "ab" end
print(#grown, grown:sub(2999, 3002)) --> 6000 abab
