-- The original error wins over errors of handlers; all handlers run; the xpcall handler sees the original only.
-- row: D11, F7
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, " ") log = {} return text end
local function f()
  defer() note("h1") error("H1", 0) end
  defer() note("h2") error("H2", 0) end
  error("E", 0)
end
print(pcall(f)) --> false E
print(take()) --> h2 h1
print(xpcall(f, function(e) note("handler " .. e) return e end)) --> false E
print(take()) --> handler E h2 h1
local function outer()
  defer() note("outer") error("O", 0) end
  f()
  note("never")
end
print(pcall(outer)) --> false E
print(take()) --> h2 h1 outer
local kept = 0
for i = 1, 1000 do
  local _, e = pcall(outer)
  if e == "E" then kept = kept + 1 end
end
print(kept) --> 1000
