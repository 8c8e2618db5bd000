-- The reported line is that of the failing operation, also in expressions over several lines.
-- row: V30
local t = {}
print(pcall(function()
  local a = 1
  return a +
    t
end)) --> false error-position-lines.lua:7: attempt to perform arithmetic on upvalue 't' (a table value)
print(pcall(function()
  t.x.y = 1
end)) --> false error-position-lines.lua:10: attempt to index field 'x' (a nil value)
print(pcall(function()
  local function f(...) return ... end
  f(1,
    2,
    t.nothing.field)
end)) --> false error-position-lines.lua:16: attempt to index field 'nothing' (a nil value)
print(pcall(function()
  t
    .nothing(
    1)
end)) --> false error-position-lines.lua:20: attempt to call field 'nothing' (a nil value)
print(pcall(function() return {
  1,
  t .. "x",
} end)) --> false error-position-lines.lua:25: attempt to concatenate upvalue 't' (a table value)
print(pcall(function()
  for i = 1, 10 do
    if i == 5 then
      local x = nil + i
    end
  end
end)) --> false error-position-lines.lua:30: attempt to perform arithmetic on a nil value
