-- Generic for: iterator, state, control; the first variable nil ends it. §2.4.5
-- row: V7
local function iterator(state, control)
  if control < state then return control + 1, control * 2, "third" end
end
local out = {}
for a, b, c, d in iterator, 3, 0 do out[#out + 1] = a .. b .. c .. tostring(d) end
print(table.concat(out, " ")) --> 10thirdnil 22thirdnil 34thirdnil
for a in iterator, 0, 0 do print("never") end
local calls = 0
for v in function() calls = calls + 1 if calls <= 3 then return false end end do
  assert(v == false)
end
print(calls) --> 4
local function range(n)
  local i = 0
  return function()
    i = i + 1
    if i <= n then return i end
  end
end
local sum = 0
for i in range(3000) do sum = sum + i end
print(sum) --> 4501500
local seen = {}
for i, v in ipairs({ "a", "b", nil, "d" }) do seen[#seen + 1] = i .. v end
print(table.concat(seen, ",")) --> 1a,2b
for i in range(5) do
  local before = i
  i = 100
  seen[#seen + 1] = before
end
print(#seen) --> 7
local callable = setmetatable({}, { __call = function(self, s, c) c = (c or 0) + 1 if c <= s then return c end end })
local n = 0
for i in callable, 3 do n = n + i end
print(n) --> 6
