-- The three expressions of a numeric for must be numbers or numeric strings. §2.4.5
-- row: V30
local function loop(first, last, step) for i = first, last, step do return i end return "none" end
local function message(...) return (select(2, pcall(loop, ...)):gsub("^.-:%d+: ", "")) end
print(message("x", 1, 1)) --> 'for' initial value must be a number
print(message(1, "x", 1)) --> 'for' limit must be a number
print(message(1, 2, "x")) --> 'for' step must be a number
print(message(nil, 1, 1)) --> 'for' initial value must be a number
print(message(1, nil, 1)) --> 'for' limit must be a number
print(message(1, 2, nil)) --> 'for' step must be a number
print(message({}, {}, {})) --> 'for' initial value must be a number
print(loop(1, 2, 1), loop(2, 1, 1), loop(" 3 ", "0x4", "1")) --> 1 none 3
for i = 1, 1500 do assert(loop(i, i, 1) == i) end
print(message(1, {}, 1)) --> 'for' limit must be a number
