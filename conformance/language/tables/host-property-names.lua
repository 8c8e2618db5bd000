-- Names that are special to JavaScript objects are plain keys.
-- row: V42
local names = { "__proto__", "constructor", "toString", "length", "hasOwnProperty", "valueOf", "prototype", "then",
  "__defineGetter__", "name", "caller", "arguments", "isPrototypeOf", "toJSON", "size", "get", "set", "has" }
local t = {}
for _, name in ipairs(names) do assert(t[name] == nil and rawget(t, name) == nil) end
print(next(t), t.constructor, t.__proto__, t.length, t.toString) --> nil nil nil nil nil
for i, name in ipairs(names) do t[name] = i end
for i, name in ipairs(names) do assert(t[name] == i) end
print(t.__proto__, t.constructor, t.length, t.hasOwnProperty, #t) --> 1 2 4 5 0
local count = 0
for k, v in pairs(t) do
  assert(names[v] == k)
  count = count + 1
end
print(count == #names) --> true
t.__proto__ = nil
print(t.__proto__, t.toString) --> nil 3
local record = { __proto__ = "p", constructor = "c", length = 0 }
print(record.__proto__, record.constructor, record.length, record.toString) --> p c 0 nil
record.__proto__ = { toString = "inherited?" }
print(record.toString, type(record.__proto__)) --> nil table
print(("x").length, ("x").constructor, ("x").__proto__, ("x").toString) --> nil nil nil nil
print(toString, constructor, __proto__, hasOwnProperty, undefined, globalThis) --> nil nil nil nil nil nil
local hits = 0
for i = 1, 3000 do
  local u = { i }
  if u.constructor == nil and u.length == nil and u.__proto__ == nil and u[names[i % #names + 1]] == nil then hits = hits + 1 end
end
print(hits) --> 3000
local object = setmetatable({}, { __index = { constructor = "own" } })
print(object.constructor, object.toString) --> own nil
