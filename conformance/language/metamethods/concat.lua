-- __concat is used when an operand is neither string nor number; the operation stays right associative. §2.8
-- row: V9, V8
local mt = {}
local function text(v) return type(v) == "table" and v.s or tostring(v) end
mt.__concat = function(a, b) return setmetatable({ s = "(" .. text(a) .. text(b) .. ")" }, mt) end
local a, b = setmetatable({ s = "a" }, mt), setmetatable({ s = "b" }, mt)
print((a .. b).s, (a .. "x").s, ("x" .. a).s, (1 .. a).s, (a .. 1.5).s) --> (ab) (ax) (xa) (1a) (a1.5)
print(("p" .. "q" .. a).s, (a .. "p" .. "q").s, ("p" .. a .. "q" .. b .. "r").s) --> (p(qa)) (apq) (p(a(q(br))))
print((nil .. a).s, (a .. nil).s, ({} .. a).s ~= nil) --> (nila) (anil) true
local acc = setmetatable({ s = "" }, { __concat = function(l, r) l.n = (l.n or 0) + 1 return l end })
for i = 1, 2000 do acc = acc .. "x" end
print(acc.n) --> 2000
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() local t = {} return "x" .. t end)) --> attempt to concatenate local 't' (a table value)
