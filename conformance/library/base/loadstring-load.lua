-- loadstring compiles a text, load the pieces that a function returns. §5.1
-- row: V31, D35
print(loadstring("return 1 + 1")(), loadstring("local a, b = ... return b")(1, 2), loadstring("")()) --> 2 2
print(pcall(loadstring("error('x', 0)")), type(loadstring("return"))) --> false function
local pieces, i = { "ret", "urn ", "'abc', ", "42" }, 0
print(load(function() i = i + 1 return pieces[i] end)()) --> abc 42
print(load(function() return nil end)()) -->
print(load(function() return "" end)()) -->
print(load(function() return "x =" end, "=piece") == nil) --> true
local sum = 0
for n = 1, 100 do sum = sum + loadstring("return " .. n .. " * 2")() end
print(sum) --> 10100
local hot = loadstring("local s = 0 for i = 1, 3000 do s = s + i end return s")
print(hot(), hot()) --> 4501500 4501500
print(pcall(load, function() error("reader", 0) end)) --> true nil reader
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
