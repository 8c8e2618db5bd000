-- return in a handler leaves only the handler; its values are dropped.
-- row: D7
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function f(stop)
  defer() note("outer") return "ignored" end
  defer()
    if stop then return "also ignored", 2, 3 end
    note("not stopped")
  end
  return "mine", nil
end
print(select("#", f(true)), f(true)) --> 2 mine nil
print(table.concat(log, " ")) --> outer outer
log = {}
print(f(false)) --> mine nil
print(table.concat(log, " ")) --> not stopped outer
local function falls() defer() return 1 end end
print(select("#", falls())) --> 0
for i = 1, 5 do
  do defer() return i end end
  log[#log + 1] = "continued" .. i
end
print(#log, log[7]) --> 7 continued5
