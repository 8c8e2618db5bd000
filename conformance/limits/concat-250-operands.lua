-- Two hundred and fifty operands of one concatenation.
-- row: V8
-- dialect: perigee
local parts = {}
for i = 1, 250 do parts[i] = "p" end
local f = loadstring("local p = 'q' return " .. table.concat(parts, " .. "))
print(#f()) --> 250
local g = loadstring("local p = 'q' return " .. ("p .. "):rep(100000) .. "p", "=m")
print(g == nil or #g() == 100001) --> true
