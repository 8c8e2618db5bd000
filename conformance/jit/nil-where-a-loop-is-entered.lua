-- A loop is entered in the middle where a variable holds a table; the turns before it leave other values there, but never nil. When it
-- is entered again with nil there, that is not read as a table.
local Base = {}
Base.__index = Base
function Base:add(...) local n = select("#", ...) return n, ... end
local function new() return setmetatable({}, Base) end
local function run(last)
  local s = 0
  local p = new()
  local all = {p, new(), new(), new()}
  local w = 0
  while w < 70 do
    w = w + 1
    s = s + select("#", p:add())
    p = all[w % 4 + 1]
    if w == last then all = {} end
  end
  return s
end
for _, last in ipairs({3, 30, 56, 100, 68}) do print(pcall(run, last)) end
local function join(values, count)
  local text = ""
  local i, v = 0, 1
  while i < count do
    i = i + 1
    text = text .. v
    v = values[i]
  end
  return text
end
local values = {}
for i = 1, 80 do values[i] = i % 2 == 0 and i or "." end
print(join(values, 80))
values[75] = nil
print(pcall(join, values, 80))
print(pcall(join, {}, 80))
--> false nil-where-a-loop-is-entered.lua:14: attempt to index local 'p' (a nil value)
--> false nil-where-a-loop-is-entered.lua:14: attempt to index local 'p' (a nil value)
--> false nil-where-a-loop-is-entered.lua:14: attempt to index local 'p' (a nil value)
--> true 70
--> false nil-where-a-loop-is-entered.lua:14: attempt to index local 'p' (a nil value)
--> 1.2.4.6.8.10.12.14.16.18.20.22.24.26.28.30.32.34.36.38.40.42.44.46.48.50.52.54.56.58.60.62.64.66.68.70.72.74.76.78.
--> false nil-where-a-loop-is-entered.lua:26: attempt to concatenate local 'v' (a nil value)
--> false nil-where-a-loop-is-entered.lua:26: attempt to concatenate local 'v' (a nil value)
