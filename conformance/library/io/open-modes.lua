-- Modes of io.open are those of C's fopen: x refuses files that are there, what is unknown does not count, nor what comes late.
-- skip luajit: it refuses modes that it does not know
local name = os.tmpname()
local function try(...)
  local results = {}
  for i, mode in ipairs({ ... }) do
    local file, message, code = io.open(name, mode)
    results[i] = file and "opened" or message:gsub("^.*: ", "") .. " " .. code
    if file then file:close() end
  end
  print(table.concat(results, ", "))
end
try("wx", "w+x", "wbx+", "ax", "wzx") --> File exists 17, File exists 17, File exists 17, File exists 17, File exists 17
try("rx", "r+x", "w\0x", "wbbbbbx", "wbbbbbbx", "w,") --> opened, opened, opened, File exists 17, opened, opened
try("xw", "", "R", "+r") --> Invalid argument 22, Invalid argument 22, Invalid argument 22, Invalid argument 22
os.remove(name)
try("r", "rx", "wx", "wx") --> No such file or directory 2, No such file or directory 2, opened, File exists 17
os.remove(name)
local file = assert(io.open(name, "w+x"))
file:write("abc")
file:seek("set")
print(file:read("*a")) --> abc
file:close()
file = assert(io.open(name, "rbbbbbb+"))
print(file:write("x") == nil, file:read("*a")) --> true abc
file:close()
os.remove(name)
