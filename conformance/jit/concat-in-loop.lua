-- Concatenation in hot loops: strings, integers, fractions, objects.
-- row: V8
local parts, text = {}, ""
for i = 1, 2000 do
  text = text .. i % 10
  parts[#parts + 1] = i .. ":" .. i / 4 .. ";"
end
print(#text, text:sub(1, 12), parts[1], parts[2000], #table.concat(parts)) --> 2000 123456789012 1:0.25; 2000:500; 20455
local object = setmetatable({}, { __concat = function(a, b) return "[" .. (type(a) == "table" and "o" or a) .. (type(b) == "table" and "o" or b) .. "]" end })
local function join(a, b) return a .. b end
for i = 1, 1500 do join("a", i) end
print(join(object, 1), join("s", object), join(1, 2), join(-0.5, "")) --> [o1] [so] 12 -0.5
print(pcall(join, "a", nil)) --> false concat-in-loop.lua:10: attempt to concatenate local 'b' (a nil value)
