-- Powers, logarithms, trigonometry, constants. §5.6
-- row: V34
local function near(a, b) return math.abs(a - b) < 1e-12 end
print(math.sqrt(16), math.pow(2, 10), math.exp(0), math.log(1), math.log10(1000), math.pi) --> 4 1024 1 0 3 3.1415926535898
print(near(math.sin(math.pi / 2), 1), near(math.cos(math.pi), -1), near(math.tan(math.pi / 4), 1)) --> true true true
print(near(math.asin(1), math.pi / 2), near(math.acos(0), math.pi / 2), near(math.atan(1), math.pi / 4), near(math.atan2(-1, -1), -3 * math.pi / 4)) --> true true true true
print(math.sinh(0), math.cosh(0), math.tanh(0), near(math.sinh(1), (math.exp(1) - math.exp(-1)) / 2)) --> 0 1 0 true
print(math.deg(math.pi), near(math.rad(180), math.pi), math.huge, -math.huge, near(math.exp(1), 2.718281828459045)) --> 180 true inf -inf true
print(math.sqrt(-1) ~= math.sqrt(-1), math.log(0), near(math.log(math.exp(3)), 3), near(math.log10(2), 0.30102999566398)) --> true -inf true true
local x = 0
for i = 1, 3000 do x = x + math.sqrt(i * i) + math.sin(i) ^ 2 + math.cos(i) ^ 2 end
print(math.abs(x - 4504500) < 1e-6) --> true
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
for _, name in ipairs({ "sqrt", "exp", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh" }) do
  local f = math[name]
  assert(message(function() f("x") end):find("number expected, got string", 1, true))
end
print(message(function() math.pow(1) end)) --> bad argument #2 to 'pow' (number expected, got no value)
print(message(function() math.atan2(1, nil) end)) --> bad argument #2 to 'atan2' (number expected, got nil)
