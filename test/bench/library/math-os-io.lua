-- Rows for the math, os and io libraries.
local rows = {}
local function row(name, calls, run) rows[#rows + 1] = { name, calls, run } end
local function of(name, range)
  local f = math[name]
  row("math." .. name, 1000, function(n)
    local sum = 0
    for i = 1, n do sum = sum + f(i * range) end
    return string.format("%.4g", sum)
  end)
end
of("floor", 0.7) of("ceil", 0.7) of("abs", -0.7) of("sqrt", 0.7) of("sin", 0.01) of("cos", 0.01) of("tan", 0.001)
of("asin", 0.001) of("acos", 0.001) of("atan", 0.1) of("exp", 0.01) of("log", 0.7) of("log10", 0.7) of("sinh", 0.01) of("cosh", 0.01)
of("tanh", 0.01) of("deg", 0.1) of("rad", 1)
row("math.max, min of two", 1000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + math.max(i, 500) - math.min(i, 300) end
  return sum
end)
row("math.max of four", 1000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + math.max(i, 500, 3, 1000 - i) end
  return sum
end)
row("math.fmod", 1000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + math.fmod(i, 7) end
  return sum
end)
row("math.modf", 1000, function(n)
  local sum = 0
  for i = 1, n do
    local whole, fraction = math.modf(i / 4)
    sum = sum + whole + fraction
  end
  return sum
end)
row("math.frexp", 1000, function(n)
  local sum = 0
  for i = 1, n do
    local mantissa, exponent = math.frexp(i)
    sum = sum + mantissa + exponent
  end
  return string.format("%.6g", sum)
end)
row("math.ldexp", 1000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + math.ldexp(0.5, i % 30) end
  return sum
end)
row("math.pow", 1000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + math.pow(i, 2) end
  return sum
end)
row("math.atan2", 1000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + math.atan2(i, 100) end
  return string.format("%.6g", sum)
end)
row("math.random", 1000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + math.random() end
  return sum > 0
end)
row("math.random of an interval", 1000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + math.random(6) + math.random(10, 20) end
  return sum > 0
end)
row("math.randomseed", 100, function(n)
  for i = 1, n do math.randomseed(i) end
  return true
end)
row("os.time", 200, function(n)
  local count = 0
  for i = 1, n do if os.time() > 0 then count = count + 1 end end
  return count
end)
row("os.time of a table", 100, function(n)
  local sum = 0
  for i = 1, n do sum = sum + os.time({ year = 2001, month = i % 12 + 1, day = i % 28 + 1 }) % 1000 end
  return sum
end)
row("os.clock", 200, function(n)
  local count = 0
  for i = 1, n do if os.clock() >= 0 then count = count + 1 end end
  return count
end)
row("os.date", 100, function(n)
  local length = 0
  for i = 1, n do length = length + #os.date("!%Y-%m-%d %H:%M:%S", i * 100000) end
  return length
end)
row("os.date to a table", 100, function(n)
  local sum = 0
  for i = 1, n do sum = sum + os.date("!*t", i * 100000).day end
  return sum
end)
row("os.getenv", 200, function(n)
  local count = 0
  for i = 1, n do if os.getenv("PATH") then count = count + 1 end end
  return count
end)
row("os.difftime", 500, function(n)
  local sum = 0
  for i = 1, n do sum = sum + os.difftime(i, 5) end
  return sum
end)

local name = os.tmpname()
local written = assert(io.open(name, "w"))
for i = 1, 1000 do written:write("line ", i, " with some words\n") end
written:close()
local numerals = os.tmpname()
written = assert(io.open(numerals, "w"))
for i = 1, 1000 do written:write(i * 1.5, " ") end
written:close()
row("io.lines, per line", 1000, function(n)
  local length = 0
  for line in io.lines(name) do length = length + #line end
  return length
end)
row("read of lines", 1000, function(n)
  local file, length = assert(io.open(name)), 0
  for i = 1, n do length = length + #file:read() end
  file:close()
  return length
end)
row("read of all, per line", 1000, function(n)
  local file = assert(io.open(name))
  local text = file:read("*a")
  file:close()
  return text:byte(5000)
end)
row("read of 16 bytes", 1000, function(n)
  local file, length = assert(io.open(name, "rb")), 0
  for i = 1, n do length = length + #file:read(16) end
  file:close()
  return length
end)
row("read of numbers", 500, function(n)
  local file, sum = assert(io.open(numerals)), 0
  for i = 1, n do sum = sum + file:read("*n") end
  file:close()
  return sum
end)
row("write of small pieces", 1000, function(n)
  local file = assert(io.open("/dev/null", "w"))
  for i = 1, n do file:write("piece ", i, "\n") end
  file:close()
  return n
end)
row("seek", 200, function(n)
  local file, sum = assert(io.open(name, "rb")), 0
  for i = 1, n do
    file:seek("set", i * 7)
    sum = sum + #file:read(4)
  end
  file:close()
  return sum
end)
return rows
