-- A table that computed stores have made a dictionary before anybody else has seen it: its fields are stored where they are read
local function build(last)
  local t = { [" "] = 1 }
  for c = 97, last do t[string.char(c)] = 2 end
  t._ = 3
  t.a = 4
  return t
end

local name, first = "_", "a"
local found = 0
for round = 1, 2000 do
  local t = build(97 + round % 26)
  if t[name] == 3 and t[first] == 4 and t._ == 3 and t.a == 4 then found = found + 1 end
end
print(found) --> 2000

local t = { x = 1 }
for i = 1, 40 do t["k" .. i] = i end
t.last = "l"
local key = "last"
print(t[key], rawget(t, key), next({ [t[key]] = true })) --> l l l true
