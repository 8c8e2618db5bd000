-- A return f() inside a generic for with pending handlers, and outside of any.
-- row: D23, D5
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function tail(...) note("tail") return "t", ... end
local function f(list)
  for k, v in pairs(list) do
    defer() note("handler " .. v) end
    return tail(k, v)
  end
  return tail()
end
print(f({ "x" })) --> t 1 x
print(f({})) --> t
print(table.concat(log, ", ")) --> tail, handler x, tail
