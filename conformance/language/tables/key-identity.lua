-- Keys: 1 and "1" differ, 1 and 1.0 do not, -0 is 0; any value but nil and NaN can be a key. §2.2
-- row: V42, V18
local t = { [1] = "number", ["1"] = "string" }
print(t[1], t["1"], t[1.0], t["1.0"]) --> number string number nil
t[2 ^ 53] = "big"
t[-1] = "negative"
t[0] = "zero"
t[1.5] = "fraction"
t["-0"] = "minus zero string"
t[""] = "empty"
t[true], t[false] = "yes", "no"
local key, f = {}, function() end
t[key], t[f] = "table", "function"
print(t[9007199254740992], t[-1], t[-0], t[1.5], t["-0"], t[""]) --> big negative zero fraction minus zero string empty
print(t[true], t[false], t[key], t[f], t[{}]) --> yes no table function nil
print(t[1 / 0], t["1.5"], t[nil]) --> nil nil nil
t[math.huge], t[-math.huge] = "inf", "-inf"
print(t[1 / 0], t[-1 / 0]) --> inf -inf
local count = 0
for k in pairs(t) do count = count + 1 end
print(count) --> 14
for i = 1, 1500 do
  local u = {}
  u[i], u[tostring(i)], u[i + 0.5] = 1, 2, 3
  assert(u[i] == 1 and u["" .. i] == 2 and u[i + 0.5] == 3)
end
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() t[nil] = 1 end)) --> table index is nil
print(message(function() t[0 / 0] = 1 end)) --> table index is NaN
print(message(function() return { [nil] = 1 } end)) --> table index is nil
