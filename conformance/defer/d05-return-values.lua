-- All return values are evaluated before any handler runs; their count and nils are kept.
-- row: D5
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v return v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function two() defer() note("h") end return note("v1"), note("v2") end
print(two()) --> v1 v2
print(take()) --> v1 v2 h
local function nils() defer() end return nil, nil end
print(select("#", nils()), nils()) --> 2 nil nil
local function dots(...) defer() end return ... end
print(select("#", dots()), select("#", dots(nil, nil, nil)), dots(1, nil, 3)) --> 0 3 1 nil 3
local function results(n) return unpack({ "a", "b", "c" }, 1, n) end
local function call(n) defer() note("handler") end return results(n) end
print(select("#", call(0)), select("#", call(1)), select("#", call(3)), call(3)) --> 0 1 3 a b c
local function mixed(...) do defer() note("x") end do defer() end return 1, ..., (results(3)) end end end
print(mixed(7, 8)) --> 1 7 a
local function plain() defer() end return end
print(select("#", plain())) --> 0
local function many(...) defer() local t = { results(3) } end return ... end
print(select("#", many(unpack({}, 1, 100)))) --> 100
local function clobber() defer() local a, b, c, d = results(3) results(2) end return 1, 2, 3, 4, 5 end
local sum = 0
for i = 1, 1500 do
  local a, b, c, d, e = clobber()
  sum = sum + a + b + c + d + e
end
print(sum) --> 22500
