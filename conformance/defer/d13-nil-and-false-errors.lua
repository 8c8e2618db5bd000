-- nil and false count as errors: they are kept against errors that come later.
-- row: D13
-- dialect: perigee
local function body(value) return function() defer() error("later", 0) end error(value) end end
print(pcall(body(nil))) --> false nil
print(pcall(body(false))) --> false false
local ran = 0
local function handlers(value)
  return function()
    defer() ran = ran + 1 error("later", 0) end
    defer() ran = ran + 1 error(value) end
    return "value"
  end
end
print(pcall(handlers(nil))) --> false nil
print(pcall(handlers(false))) --> false false
print(ran) --> 4
local nils = 0
for i = 1, 1000 do
  local ok, e = pcall(body(nil))
  if not ok and e == nil then nils = nils + 1 end
end
print(nils) --> 1000
