-- Errors of indexing, calling and arithmetic name the variable: local, upvalue, global, field, method, constant.
-- row: V30
local function message(f, ...) return (select(2, pcall(f, ...)):gsub("^.-:%d+: ", "")) end
local up, t = nil, { inner = {} }
print(message(function(p) return p.x end)) --> attempt to index local 'p' (a nil value)
print(message(function() local l = 5 return l.x end)) --> attempt to index local 'l' (a number value)
print(message(function() return up.x end)) --> attempt to index upvalue 'up' (a nil value)
print(message(function() return someGlobal.x end)) --> attempt to index global 'someGlobal' (a nil value)
print(message(function() return t.a.b end)) --> attempt to index field 'a' (a nil value)
print(message(function() return t.inner.a.b end)) --> attempt to index field 'a' (a nil value)
print(message(function() return ("x").y.z end)) --> attempt to index field 'y' (a nil value)
print(message(function() up.x = 1 end)) --> attempt to index upvalue 'up' (a nil value)
print(message(function() t.a.b = 1 end)) --> attempt to index field 'a' (a nil value)
print(message(function() someGlobal.x = 1 end)) --> attempt to index global 'someGlobal' (a nil value)
print(message(function(p) p[1] = 1 end, true)) --> attempt to index local 'p' (a boolean value)
print(message(function() someGlobal() end)) --> attempt to call global 'someGlobal' (a nil value)
print(message(function() up() end)) --> attempt to call upvalue 'up' (a nil value)
print(message(function(p) p() end, 7)) --> attempt to call local 'p' (a number value)
print(message(function() t.inner() end)) --> attempt to call field 'inner' (a table value)
print(message(function() t.inner.nothing() end)) --> attempt to call field 'nothing' (a nil value)
print(message(function() t:nothing() end)) --> attempt to call method 'nothing' (a nil value)
print(message(function() (1)() end)) --> attempt to call a number value
print(message(function() ("x")() end)) --> attempt to call a string value
print(message(function() return (function() end)().x end)) --> attempt to index a nil value
print(message(function() return t.a + 1 end)) --> attempt to perform arithmetic on field 'a' (a nil value)
print(message(function() return up * 2 end)) --> attempt to perform arithmetic on upvalue 'up' (a nil value)
print(message(function() return -someGlobal end)) --> attempt to perform arithmetic on global 'someGlobal' (a nil value)
print(message(function() return 1 - t end)) --> attempt to perform arithmetic on upvalue 't' (a table value)
print(message(function(a, b) return a ^ b end, 2, {})) --> attempt to perform arithmetic on local 'b' (a table value)
print(message(function(a) return #a end, 1)) --> attempt to get length of local 'a' (a number value)
print(message(function() return #t.a end)) --> attempt to get length of field 'a' (a nil value)
