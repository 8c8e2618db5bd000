-- The clause is evaluated left to right at registration; if that fails nothing is registered.
-- row: D32
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v return v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function f()
  defer(a, b, c) note(a .. b .. c) end(note("1"), note("2"), note("3"))
  note("body")
end
f()
print(take()) --> 1 2 3 body 123
local function g()
  defer() note("earlier") end
  defer(a) note("never") end(note("evaluated"), error("clause", 0))
  note("never")
end
print(pcall(g)) --> false clause
print(take()) --> evaluated earlier
do
  local v = 5
  defer(x) note("defer-" .. x) end(v)
  note("body-" .. v)
  v = v + 10
  note("mutated-" .. v)
end
print(take()) --> body-5 mutated-15 defer-5
local sum = 0
for i = 1, 3000 do
  local k = i
  defer(saved) sum = sum + saved end(k)
  k = 0
end
print(sum) --> 4501500
