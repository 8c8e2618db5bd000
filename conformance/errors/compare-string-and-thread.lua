-- Comparing a string with a thread: PUC Lua takes their types for the same, because the third characters of the names are (luaG_ordererror).
-- row: V18
-- skip luajit: compares the whole names
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
local co = coroutine.create(function() end)
print(message(function() return co < "x" end)) --> attempt to compare two thread values
print(message(function() return "x" < co end)) --> attempt to compare two string values
print(message(function() return co <= "x" end)) --> attempt to compare two thread values
print(message(function() return "x" > co end)) --> attempt to compare two thread values
print(message(function() return {} < "x" end)) --> attempt to compare table with string
print(message(function() return true < nil end)) --> attempt to compare boolean with nil
