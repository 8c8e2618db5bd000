-- pcall in a hot loop: successes, errors of every kind, and results.
-- row: V29
local function work(i)
  if i % 5 == 1 then error("text", 0) end
  if i % 5 == 2 then error({ code = i }) end
  if i % 5 == 3 then local t = nil; return t.x end
  return i, i * 2
end
local ok, texts, tables, runtime, sum = 0, 0, 0, 0, 0
for i = 1, 3000 do
  local success, a, b = pcall(work, i)
  if success then ok = ok + 1 sum = sum + a + b
  elseif type(a) == "table" then tables = tables + 1 assert(a.code == i)
  elseif a == "text" then texts = texts + 1
  else
    runtime = runtime + 1
    assert(a == "pcall-in-loop.lua:6: attempt to index local 't' (a nil value)")
  end
end
print(ok, texts, tables, runtime, sum) --> 1200 600 600 600 5407200
local depth = 0
local function nested(n) return pcall(function() depth = depth + 1 if n > 0 then return nested(n - 1) end error("x", 0) end) end
for i = 1, 200 do nested(5) end
print(depth) --> 1200
