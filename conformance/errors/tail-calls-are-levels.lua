-- Tail calls count as levels of error and leave their marks in tracebacks, also where the caller was suspended before, or has entered a
-- loop. §5.1
-- row: V28
-- skip luajit: keeps no trace of tail calls
local function raise(level) error("here", level) end
local function once(level)
  load(function() end)
  return raise(level)
end
local function twice(level)
  load(function() end)
  return once(level)
end
local function looping(level, count)
  for i = 1, count do
    if i == count then error("here", level) end
  end
end
local function loopOnce(level) return looping(level, 500) end
local function loopRaise(level)
  for i = 1, 500 do
    if i == 500 then return raise(level) end
  end
end
local function loopTwice(level) return loopRaise(level) end

local function messages(f)
  local all = {}
  for level = 0, 5 do
    all[#all + 1] = select(2, pcall(function()
      local result = f(level)
      return result
    end)):match(":%d+:") or "none"
  end
  return table.concat(all, " ")
end
for _ = 1, 3 do
  print(messages(once)) --> none :5: none :31: none :30:
  print(messages(twice)) --> none :5: none none :31: none
  print(messages(loopOnce)) --> none :16: none :31: none :30:
  print(messages(loopTwice)) --> none :5: none none :31: none
end
--> none :5: none :31: none :30:
--> none :5: none none :31: none
--> none :16: none :31: none :30:
--> none :5: none none :31: none
--> none :5: none :31: none :30:
--> none :5: none none :31: none
--> none :16: none :31: none :30:
--> none :5: none none :31: none

local function traceback(f)
  local co = coroutine.create(function()
    local result = f(0)
    return result
  end)
  coroutine.resume(co)
  local _, count = debug.traceback(co):gsub("%(tail call%)", "")
  return count
end
for _ = 1, 3 do print(traceback(once), traceback(twice), traceback(loopOnce), traceback(loopTwice)) end
--> 1 2 1 2
--> 1 2 1 2
--> 1 2 1 2
