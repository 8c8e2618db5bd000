-- The handler of xpcall runs at the point of the error and its result becomes the message. §5.1
-- row: V29
print(xpcall(function() error("reason", 0) end, function(e) return "handled " .. e, "dropped" end)) --> false handled reason
print(xpcall(function() return 1, nil, 3 end, error)) --> true 1 nil 3
print(xpcall(function() error(nil) end, function(e) return type(e) end)) --> false nil
local depth
local function inner() error({}) end
xpcall(inner, function(e) depth = debug.traceback("trace") return e end)
print(depth:find("in function 'error'", 1, true) ~= nil, depth:find("xpcall-handler.lua:7:", 1, true) ~= nil) --> true true
print(select(2, xpcall(function() local x = nil; x() end, function(m) return (m:gsub("^.-:%d+: ", "")) end))) --> attempt to call local 'x' (a nil value)
local value = {}
print(select(2, xpcall(function() error(value) end, function(e) return e end)) == value) --> true
print((xpcall(function() error("a") end, function() error("b") end))) --> false
local handled = 0
for i = 1, 1000 do
  local ok, v = xpcall(function() if i % 2 == 0 then error(i, 0) end return i end, function(e) handled = handled + 1 return -e end)
  assert(v == (ok and i or -i))
end
print(handled) --> 500
print(xpcall(function() return pcall(error, "x") end, function() return "not called" end)) --> true false x
