-- pcall nests a thousand deep and unwinds level by level.
-- row: V12
-- dialect: perigee
local function nest(n)
  if n == 0 then error("bottom", 0) end
  local ok, e = pcall(nest, n - 1)
  error(e, 0)
end
print(pcall(nest, 1000)) --> false bottom
print(pcall(nest, 10000)) --> false bottom
local function count(n) if n == 0 then return 0 end local ok, v = pcall(count, n - 1) return v + 1 end
print(count(10000)) --> 10000
