-- With holes, `#` is some border: a non-nil value followed by nil, or 0 when t[1] is nil. §2.5.5
-- row: V23
local function isBorder(t)
  local n = #t
  return (n == 0 or t[n] ~= nil) and t[n + 1] == nil
end
assert(isBorder({ 1, nil, 3 }))
assert(isBorder({ nil, nil, 3 }))
assert(isBorder({ nil, 2, nil, 4 }))
assert(isBorder({ n = 1, [1] = 1, [2] = 2, [4] = 4 }))
local t = {}
for i = 1, 1000 do t[i] = true end
for i = 1000, 1, -3 do
  t[i] = nil
  assert(isBorder(t))
end
for i = 1, 1000 do
  t[i] = nil
  assert(isBorder(t))
end
print(#t, next(t)) --> 0 nil
local seed = 12345
local function random(n)
  seed = (seed * 1103 + 12345) % 65536
  return seed % n + 1
end
for i = 1, 2000 do
  local k = random(64)
  t[k] = t[k] == nil and i or nil
  assert(isBorder(t))
end
local stack = {}
for i = 1, 1500 do stack[#stack + 1] = i if i % 3 == 0 then stack[#stack] = nil end end
print(#stack) --> 1000
