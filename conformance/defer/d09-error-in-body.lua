-- On an error: the xpcall handler first, with the stack intact, then the pending handlers, then pcall returns.
-- row: D9
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function f()
  defer() note("outer") end
  do
    defer() note("inner") end
    note("body")
    error("failed", 0)
  end
  note("never")
end
print(pcall(f)) --> false failed
print(take()) --> body inner outer
local trace
print(xpcall(f, function(e) note("handler:" .. e) trace = debug.traceback() return e .. "!" end)) --> false failed!
print(take()) --> body handler:failed inner outer
print(trace:find("d09-error-in-body.lua:12:", 1, true) ~= nil) --> true
local failures, ran = 0, 0
local function g(i)
  defer() ran = ran + 1 end
  if i % 4 == 0 then error(i) end
  if i % 4 == 1 then local x = nil + i end
  return i
end
for i = 1, 2000 do
  if not pcall(g, i) then failures = failures + 1 end
end
print(failures, ran) --> 1000 2000
