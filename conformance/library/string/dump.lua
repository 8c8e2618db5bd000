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
