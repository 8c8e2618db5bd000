-- Levels of error count the tail calls that the function at fault stands for, also for the handler of xpcall.
-- row: V30
-- skip luajit: tail calls are no levels
local large = assert(loadstring("local level, x = ..., 0 " .. ("x = x + 1 "):rep(3000) .. " error('m', level)", "=large"))
local function small(level) error("m", level) end
local function same(message) return message end

local function where(fn, level)
  local _, message = xpcall(function() return fn(level) end, same)
  return message:match("(%d*):? ?m$")
end
local function report()
  local found = {}
  for level = 1, 5 do found[level] = where(small, level) .. "," .. where(large, level) end
  return table.concat(found, " ")
end
print(report()) --> 5,1 , , 9,9 14,14
for i = 1, 100 do report() end
print(report()) --> 5,1 , , 9,9 14,14
