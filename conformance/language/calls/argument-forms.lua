-- Calls with a string or table as the only argument, chained calls, and calls on any prefix. §2.5.8
-- row: V6
local function echo(x) return x end
print(echo"text", echo'text', echo[[long]], echo{ 7 }[1], #echo{ 1, 2 }) --> text text long 7 2
local function chain(x) return function(y) return function(z) return x .. y .. z end end end
print(chain"a""b""c", chain(1)(2)(3), chain"a"{ }  == nil and 1 or 2) --> abc 123 2
