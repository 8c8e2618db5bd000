-- debug.getlocal and setlocal see the locals of active functions. §5.9
-- row: A7
local function names(level)
  local out, i = {}, 1
  while true do
    local name, value = debug.getlocal(level + 1, i)
    if not name then break end
    if name:sub(1, 1) ~= "(" then out[#out + 1] = name .. "=" .. tostring(value) end
    i = i + 1
  end
  return table.concat(out, " ")
end
local function f(a, b)
  local c = a + b
  do local hidden = 1 end
  local text = names(1)
  local d = 0
  return text
end
print(f(1, 2)) --> a=1 b=2 c=3
local function change()
  local v = "old"
  debug.setlocal(1, 1, "new")
  return v
end
print(change()) --> new
for i = 1, 500 do assert(f(i, 1) == "a=" .. i .. " b=1 c=" .. i + 1) end
print(pcall(debug.getlocal, 100, 1)) --> false bad argument #1 to '?' (level out of range)
