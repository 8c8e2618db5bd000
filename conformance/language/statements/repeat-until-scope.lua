-- The condition of repeat-until sees the locals of the body; each iteration has its own. §2.4.4
-- row: A6, V6
local n = 0
repeat
  local done = n >= 10
  n = n + 1
until done
print(n) --> 11
local closures = {}
local i = 0
repeat
  i = i + 1
  local mine = i
  closures[#closures + 1] = function(add) mine = mine + (add or 0) return mine end
until closures[#closures](100) >= 103
print(#closures, closures[1](), closures[2](), closures[3]()) --> 3 101 102 103
local x = "outer"
repeat local x = nil until x == nil
print(x) --> outer
local loops, total = 0, 0
repeat
  loops = loops + 1
  local square = loops * loops
  if square % 2 == 0 then total = total + 1 end
until square > 9000000
print(loops, total) --> 3001 1500
repeat
  local c = true
  if c then break end
until error("not evaluated after break")
