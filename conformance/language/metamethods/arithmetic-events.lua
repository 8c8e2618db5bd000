-- Every arithmetic event, with the table on either side; the left operand's handler is tried first. §2.8
-- row: V9
local names = { "add", "sub", "mul", "div", "mod", "pow" }
local mt = {}
local function describe(v) return type(v) == "table" and v.name or tostring(v) end
for _, name in ipairs(names) do
  mt["__" .. name] = function(a, b) return name .. "(" .. describe(a) .. "," .. describe(b) .. ")", "dropped" end
end
mt.__unm = function(a, b) return "unm(" .. describe(a) .. "," .. tostring(rawequal(a, b)) .. ")" end
local a, b = setmetatable({ name = "a" }, mt), setmetatable({ name = "b" }, mt)
print(a + b, a - 1, 1 * a, a / "s", a % nil, 2 ^ a) --> add(a,b) sub(a,1) mul(1,a) div(a,s) mod(a,nil) pow(2,a)
print(-a, nil + a, "x" - a, {} * a == nil, 5 + a) --> unm(a,true) add(nil,a) sub(x,a) false add(5,a)
local left = setmetatable({ name = "l" }, { __add = function() return "left" end })
local right = setmetatable({ name = "r" }, { __add = function() return "right" end, __sub = function() return "right" end })
print(left + right, right + left, left - right, 1 + right) --> left right right right
local vmt = {}
vmt.__index = vmt
local function vector(x, y) return setmetatable({ x = x, y = y }, vmt) end
function vmt.__add(p, q) return vector(p.x + q.x, p.y + q.y) end
function vmt.__mul(p, k) return vector(p.x * k, p.y * k) end
function vmt.__unm(p) return vector(-p.x, -p.y) end
local v = vector(0, 0)
for i = 1, 3000 do v = v + vector(1, 2) * 2 end
v = -v
print(v.x, v.y) --> -6000 -12000
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() return left * 2 end)) --> attempt to perform arithmetic on upvalue 'left' (a table value)
print(message(function() return setmetatable({}, { __add = 5 }) + 1 end)) --> attempt to call a number value
