-- A frame that went on translated and was suspended stays where it was suspended when what is on top of it is captured.
local level, count = 0, 0
function climb()
  if level > 4 then return 1 end
  level = level + 1
  debug.getinfo(1, "l")
  local times = 0
  repeat
    times = times + 1
    count = count + 1
    G = climb(times)
  until times >= 2
  level = level - 1
  return 2
end
local wrong = {}
for round = 1, 60 do
  level, count = 0, 0
  climb()
  if count ~= 62 then wrong[#wrong + 1] = round .. ":" .. count end
end
print("wrong", table.concat(wrong, " ")) --> wrong
