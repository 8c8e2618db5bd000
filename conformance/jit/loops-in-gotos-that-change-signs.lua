-- A loop is entered with a number that is positive at first, and negative when a goto gets there again.
-- dialect: luajit
local p, turns = 1, 0
::again::
for _ = 1, 700 do turns = turns + 1 end
p = -p
if turns < 14000 then goto again end
print(p, turns) --> 1 14000
