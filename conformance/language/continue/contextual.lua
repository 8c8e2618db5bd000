-- continue is a name wherever it cannot be the statement; outside a loop the statement is refused.
-- row: V6
-- dialect: perigee
local continue = { f = function() return "field" end }
continue.x = 1
continue["y"] = 2
continue.x, continue.y = continue.y, continue.x
print(continue.x, continue.y, continue.f()) --> 2 1 field
function continue:m() return "method" end
print(continue:m()) --> method
continue = function(v) return v end
continue(1)
continue{}
continue"s"
continue = 5
local t = { continue = continue }
print(t.continue, continue + 1) --> 5 6
local function message(source) return (select(2, loadstring(source, "=m"))) or "compiled" end
print(message("continue"):find("no loop to continue", 1, true) ~= nil) --> true
print(message("while true do local function f() continue end end"):find("no loop to continue", 1, true) ~= nil) --> true
print(message("while x do continue x = 1 end") ~= "compiled", message("while x do do continue end x = 1 end")) --> true compiled
print(message("for i = 1, 2 do if i then continue end end")) --> compiled
