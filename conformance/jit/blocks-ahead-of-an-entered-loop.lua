-- A loop that is entered in the middle of an outer one: what lies ahead of it there ends in joins, and is skipped the first time.
-- row: A14
local function id(...) return ... end
local function run(n)
  local log = {}
  for i = 1, 3 do
    local kind
    if i == 2 then kind = id("two") elseif i == 3 then kind = id(3.5) end
    local sum, last = 0.5, nil
    for name, value in pairs({ a = i }) do last = name .. value end
    for j = 1, n do
      local half = j / 2
      if half > 100 then sum = sum + id(half) else sum = sum + 1 end
      if j == n then last = last .. id(j) end
    end
    log[#log + 1] = tostring(kind) .. " " .. sum .. " " .. last
  end
  return table.concat(log, ", ")
end
print(run(600)) --> nil 80300.5 a1600, two 80300.5 a2600, 3.5 80300.5 a3600
print(run(3)) --> nil 3.5 a13, two 3.5 a23, 3.5 3.5 a33
