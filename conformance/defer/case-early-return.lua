-- EarlyReturn, MultiReturnPreservesLocals and ConditionalScopes.
-- row: D4, D5, D6
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function take() local text = table.concat(log, ",") log = {} return text end
local function early(flag)
  defer() note("outer") end
  if flag then
    defer() note("inner") end
    return "early"
  end
  note("body")
  return "normal"
end
print(early(true), take()) --> early inner,outer
print(early(false), take()) --> normal body,outer
local function multi()
  local a, b, c = 1, 2, 3
  defer() a, b, c = 10, 20, 30 note(a + b + c) end
  return a, b, c, a + b + c
end
print(multi()) --> 1 2 3 6
print(take()) --> 60
local function conditional(x)
  if x > 0 then
    defer() note("positive") end
    note("then")
  elseif x < 0 then
    defer() note("negative") end
    note("elseif")
  else
    defer() note("zero") end
    note("else")
  end
  note("end")
end
conditional(1) conditional(-1) conditional(0)
print(take()) --> then,positive,end,elseif,negative,end,else,zero,end
for i = 1, 1000 do
  assert(early(i % 2 == 0) == (i % 2 == 0 and "early" or "normal"))
  log = {}
end
