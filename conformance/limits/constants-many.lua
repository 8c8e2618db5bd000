-- Chunks with thousands of constants, statements and nested functions.
-- row: V3, V4
local lines = { "local t = {}" }
for i = 1, 3000 do lines[#lines + 1] = "t[" .. i .. "] = 'constant" .. i .. "'" end
lines[#lines + 1] = "return t"
local t = loadstring(table.concat(lines, "\n"))()
print(#t, t[1], t[3000]) --> 3000 constant1 constant3000
local items = {}
for i = 1, 2000 do items[i] = i .. ".5" end
local list = loadstring("return {" .. table.concat(items, ",") .. "}")()
print(#list, list[2000]) --> 2000 2000.5
local functions = {}
for i = 1, 300 do functions[i] = "function() return " .. i .. " end" end
local fs = loadstring("return {" .. table.concat(functions, ",") .. "}")()
print(#fs, fs[1](), fs[300]()) --> 300 1 300
local fields = {}
for i = 1, 500 do fields[i] = "f" .. i .. "=" .. i end
local record = loadstring("return {" .. table.concat(fields, ",") .. "}")()
print(record.f1, record.f500) --> 1 500
