-- string.dump makes a chunk that loads again, without upvalues. §5.4
-- row: V2, V5
local function double(x) return x * 2, "constant" end
local copy = loadstring(string.dump(double))
print(copy(21)) --> 42 constant
local total = 0
for i = 1, 2000 do total = total + copy(i) end
print(total) --> 4002000
local recursive = loadstring(string.dump(function(n) local function f(k) return k <= 1 and 1 or k * f(k - 1) end return f(n) end))
print(recursive(10)) --> 3628800
local evenOdd = loadstring(string.dump(function(n)
  local even, odd
  function even(k) if k == 0 then return true end return odd(k - 1) end
  function odd(k) if k == 0 then return false end return even(k - 1) end
  return even(n)
end))
print(evenOdd(10), evenOdd(7)) --> true false
print(type(string.dump(double)), (pcall(string.dump, print)), (pcall(string.dump, 5))) --> string false false
local varargs = loadstring(string.dump(function(...) return select("#", ...), ... end))
print(varargs(1, nil, 3)) --> 3 1 nil 3

-- A function's chunk has what the function says, not what others of its file do.
local others = "said elsewhere in the file"
print(#others, string.dump(double):find(others, 1, true), (string.dump(double):find("constant", 1, true)) ~= nil) --> 26 nil true
local function outer(n)
  local function each(i) if i < 2 then return 1 end return i * each(i - 1) end
  local t = { name = "x" .. n, 1.5, nil, true, n > 3 and "more" or "less" }
  t.f = function(a) t[a] = "set" return t[a], t.name end
  return each(n), t[1], t[3], t[4], t.f("key")
end
local dumped = string.dump(outer)
print(loadstring(dumped)(5)) --> 120 1.5 true more set x5
print(string.dump(loadstring(dumped)) == dumped) --> true
