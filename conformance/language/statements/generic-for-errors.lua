-- The iterator of a generic for is called: a value that cannot be called is an error. §2.4.5
-- row: V7, V30
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() for k in nil do end end)) --> attempt to call a nil value
print(message(function() for k in 5 do end end)) --> attempt to call a number value
print(message(function() local t = {} for k, v in t do end end)) --> attempt to call a table value
print(message(function() for k, v in pairs(nil) do end end)) --> bad argument #1 to 'pairs' (table expected, got nil)
print(message(function() for k, v in ipairs(false) do end end)) --> bad argument #1 to 'ipairs' (table expected, got boolean)
print(message(function() for k in error, "from the iterator" do end end)) --> from the iterator
local caught = 0
for i = 1, 1500 do
  local ok = pcall(function() for k in (i % 2 == 0 and next or 0), {} do end end)
  if not ok then caught = caught + 1 end
end
print(caught) --> 750
