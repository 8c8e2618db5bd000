-- do ... end limits the scope of locals and gives closures fresh cells. §2.4.2
-- row: A6
local f, g
do
  local x = 1
  f = function() x = x + 1 return x end
end
do
  local x = 100
  g = function() x = x + 1 return x end
end
print(f(), f(), g(), f()) --> 2 3 101 4
do end
do do do local deep = 1 end end end
print(deep) --> nil
local cells = {}
for i = 1, 1000 do
  do
    local first = i
    cells[#cells + 1] = function() first = first + 1 return first end
  end
  do
    local second = -i
    cells[#cells + 1] = function() second = second - 1 return second end
  end
end
print(#cells, cells[1](), cells[2](), cells[1](), cells[1999](), cells[2000]()) --> 2000 2 -2 3 1001 -1001
