-- Recursion through builtins and metamethods that fills the JavaScript stack again and again goes on from the heap, and finds its end.
-- row: V12
-- dialect: perigee
local DEPTH = 9000
local function again(f, ...)
  local results
  for _ = 1, 4 do results = { f(...) } end
  return unpack(results)
end

-- Through protected calls, metamethods and callbacks.
local function guarded(n) if n == 0 then error("bottom", 0) end local ok, e = pcall(guarded, n - 1) return ok, e end
local function failing(n) if n == 0 then error({ n }) end local r = failing(n - 1) return r end
local function through(n) local ok, e = pcall(failing, n) return ok, type(e), e[1] end
print(again(guarded, DEPTH)) --> true true
print(again(through, DEPTH)) --> false table 0
local chain = setmetatable({}, { __index = function(t, k) if k == 0 then return 0 end return 1 + t[k - 1] end })
print(again(function(k) return chain[k] end, DEPTH)) --> 9000
local function sorted(n) if n == 0 then return 0 end local r table.sort({ 1, 2 }, function(a, b) r = r or sorted(n - 1) return a < b end) return r + 1 end
print(again(sorted, 4000)) --> 4000
