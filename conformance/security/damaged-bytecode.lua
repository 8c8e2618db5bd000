-- Precompiled chunks that were damaged are refused, or are sound programs: they do no harm to the host in any case.
-- row: V20, A10
-- dialect: perigee
local function program(a, ...)
  local b, t = a or 1, {}
  for i = 1, 3 do
    b = b + i
    t[i] = function() b = b + 1 return b end
  end
  for k, v in pairs(t) do if k == 2 then t.x = v() .. "x" end end
  defer() b = nil end
  return #t, t.x, ...
end
local whole = string.dump(program)
print(loadstring(whole)(1)) --> 3 8x
local seed = 7
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n + 1
end
local function damaged()
  local at = random(#whole)
  local kind = random(4)
  if kind == 1 then return whole:sub(1, at - 1) .. string.char(random(256) - 1) .. whole:sub(at + 1) end
  if kind == 2 then return whole:sub(1, at) end
  if kind == 3 then return whole:sub(1, at) .. whole:sub(at + random(4)) end
  return whole:sub(1, at) .. string.char(random(256) - 1) .. whole:sub(at + 1)
end
local refused, sound = 0, 0
for i = 1, 300 do
  local f, message = loadstring(damaged(), "=damaged")
  if f then sound = sound + 1 else
    refused = refused + 1
    assert(type(message) == "string" and not message:find("JavaScript") and not message:find("undefined"), message)
  end
end
print(refused + sound, refused > 250) --> 300 true
print(loadstring("\27Lua\81\0\1\4\8\4\8\0", "=puc")) --> nil puc: not a Perigee artifact
print(pcall(string.dump, print)) --> false unable to dump given function
print((loadstring(whole:sub(1, 8), "=cut"))) --> nil
local parts, i = {}, 0
for c in whole:gmatch(".") do parts[#parts + 1] = c end
local f = load(function() i = i + 1 return parts[i] end, "=pieces")
print(f(1)) --> 3 8x
