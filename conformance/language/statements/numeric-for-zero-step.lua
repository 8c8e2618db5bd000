-- A step of zero counts as not positive: the loop runs while the limit is not above the start. §2.4.5
-- row: V18
-- skip luajit: treats a zero step as positive
local function loop(first, last)
  local count = 0
  for i = first, last, 0 do
    count = count + 1
    if count == 2000 then break end
  end
  return count
end
print(loop(1, 0), loop(1, 1)) --> 2000 2000
print(loop(1, 2)) --> 0
