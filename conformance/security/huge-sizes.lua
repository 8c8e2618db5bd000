-- Sizes and indices beyond all reason are refused or clipped at once.
-- row: V42, V32, V33
-- dialect: perigee
local function try(f, ...)
  local results = { pcall(f, ...) }
  local second = tostring(results[2]):gsub("^.-:%d+: ", "")
  if #second > 60 then second = #second .. " bytes" end
  return results[1], second
end
local inf, nan = 1 / 0, 0 / 0
print(try(string.rep, "x", 1e10)) --> false resulting string too large
print(try(string.rep, ("x"):rep(1000), 1e9)) --> false resulting string too large
print(try(string.rep, "", 1e9)) --> true
print(try(string.rep, "x", -inf)) --> true
print(try(function() local s = "x" for i = 1, 60 do s = s .. s end return #s end)) --> false string length overflow
print(try(table.concat, { ("x"):rep(1e6), ("y"):rep(1e6) }, ("-"):rep(536870000))) --> false string length overflow
print(try(function() return #("x"):rep(1e5):gsub("x", ("y"):rep(1e4)) end)) --> false string length overflow
print(try(string.format, "%1000d", 1)) --> false invalid format (width or precision too long)
print(try(string.format, "%.100f", 1)) --> false invalid format (width or precision too long)
print(try(string.format, "%" .. ("0"):rep(1e4) .. "d", 1)) --> false invalid format (repeated flags)
print(#string.format("%99.99f", 1e300) > 400) --> true
print(try(string.format, ("%d"):rep(1e4), 1)) --> false bad argument #3 to '?' (no value)
print(try(unpack, {}, 1, 1e7)) --> false too many results to unpack
print(try(unpack, {}, -1e6, 1e6)) --> false too many results to unpack
print(select("#", unpack({}, 1, 7000))) --> 7000
for _, first in ipairs({ -inf, inf, nan, 2 ^ 53, -2 ^ 53, 2 ^ 31, 2 ^ 31 - 1, -2 ^ 31 }) do
  for _, last in ipairs({ -inf, inf, nan, 2 ^ 53, -2 ^ 53, 2 ^ 31, 2 ^ 31 - 1, -2 ^ 31 }) do
    pcall(unpack, {}, first, last)
    pcall(unpack, { [first == first and first or 1] = 1 }, first, last)
    pcall(table.concat, setmetatable({ [2 ^ 53] = "x" }, {}), "", first, last)
    pcall(string.sub, "abc", first, last)
    pcall(string.byte, "abc", first, last)
    pcall(string.find, "abc", "b", first, last)
    pcall(table.insert, { 1, 2, 3 }, first, last)
    pcall(table.remove, { 1, 2, 3 }, first)
    pcall(select, first, 1, 2, 3)
    pcall(string.char, first)
    pcall(math.ldexp, first, last)
    pcall(os.date, "%c", first)
    pcall(os.time, { year = first, month = last, day = 1 })
    pcall(tonumber, "10", first)
    pcall(setmetatable({}, {}).x or rawset, {}, first, last)
    pcall(debug.getinfo, first)
    pcall(debug.getlocal, 1, first)
    pcall(getfenv, first)
    pcall(error, "x", first)
    pcall(coroutine.wrap(function() return unpack({}, first, last) end))
  end
end
local sparse = {}
for _, key in ipairs({ 2 ^ 31, 2 ^ 32 - 2, 2 ^ 32, 2 ^ 53, -1, -2 ^ 31, 1e300, inf, -inf, 0.5, -0 }) do sparse[key] = true end
print(#sparse, table.maxn(sparse) == inf, pcall(rawset, sparse, nan, 1)) --> 0 true false table index is NaN
local array = {}
for i = 1, 60 do array[i * 7919] = i end
print(#array, table.maxn(array)) --> 0 475140
local turns = 0
for i = 2 ^ 53 - 3, 2 ^ 53 + 10 do turns = turns + 1 if turns > 20 then break end end
print(turns) --> 21
