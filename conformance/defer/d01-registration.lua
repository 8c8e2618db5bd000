-- A handler is pending only once its statement was executed.
-- row: D1
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function f(early, branch)
  defer() note("always") end
  if early then return "early" end
  if branch then
    defer() note("branch") end
  end
  note("body")
  defer() note("late") end
  return "late"
end
print(f(true, true), take()) --> early always
print(f(false, false), take()) --> late body late always
print(f(false, true), take()) --> late branch body late always
local count = 0
local function g(i)
  if i % 3 == 0 then return i end
  defer() count = count + 1 end
  return i
end
for i = 1, 3000 do assert(g(i) == i) end
print(count) --> 2000
