-- tostring calls __tostring: first result only, any value, errors and yields pass, also from translated code. §2.8, §5.1
-- row: V9
-- skip luajit: keeps all results of __tostring
local meta = { __tostring = function(t) return t.name, "second" end }
local object = setmetatable({ name = "object" }, meta)
local function texts(n)
  local count = 0
  for i = 1, n do if select("#", tostring(object)) == 1 and tostring(object) == "object" then count = count + 1 end end
  return count
end
print(texts(3000)) --> 3000
local failing = setmetatable({}, { __tostring = function() error("no text") end })
local yielding = setmetatable({}, { __tostring = function() return error({ "table" }) end })
local function message(value) return select(2, pcall(tostring, value)) end
for i = 1, 1000 do message(failing) end
print(message(failing)) --> tostring-in-translated-code.lua:12: no text
print(type(message(yielding)), message(yielding)[1]) --> table table
print(select("#", tostring(setmetatable({}, { __tostring = function() end })))) --> 1
print(pcall(tostring, setmetatable({}, { __tostring = 1 }))) --> false attempt to call a number value
