-- Borders of lists with holes that programs rely on: lists that end with nil, and few keys stored in an order with holes.
-- skip luajit: finds other borders
local function count(...) local list = { ... } return #list end
local table1 = { true, nil, true, false, nil, true, nil }
local table2 = { true, false, nil, false, nil, true, nil }
local table3 = { true, false, false, false, true, true, nil }
local stored = {} stored[1] = 1 stored[2] = 2 stored[4] = 4
local node = { [-1] = 1 } node[1] = "class" node[3] = "" node[4] = {}
local constructed = { [1] = 1, [2] = 2, [4] = 4 }
local twice = {} twice[1] = 1 twice[3] = 3 twice[4] = 4 twice[2] = 2
local sparse = {} sparse[1] = 1 sparse[2] = 2 sparse[5] = 5 sparse[6] = 6 sparse[7] = 7
for round = 1, 100 do
  local function show(...) if round == 1 or round == 100 then print(...) end end
  show(#{ "a", nil, "b", "c", nil }, #{ nil, 2, nil }, #{ nil }, #{ 1, 2, 3, nil, 5, nil }, #{ 1, nil, 3 }, #{ nil, nil, 3 }) --> 1 0 0 3 3 3
  show(#table1, #table2, #table3, select("#", unpack(table1)), table1[6], table2[6]) --> 4 2 6 4 true true
  show(count(nil, nil), count(1, nil), count(nil, 2), count(1, nil, 3, nil), count(nil, nil, nil, 4)) --> 0 1 2 1 4
  show(#stored, #node, #constructed, #twice, #sparse) --> 4 4 4 4 2
  local built = {} built[1] = round built[2] = 2 built[4] = 4
  show(#built, built[3], unpack(built, 3)) --> 4 nil nil 4
  local fields = { tag = "Call" } fields[1] = 1 fields[3] = 3 fields[4] = 4
  show(#fields, fields.tag) --> 4 Call
  local keys = {}
  for k in pairs(built) do keys[#keys + 1] = k end
  show(table.concat(keys, " ")) --> 1 2 4
end
--> 1 0 0 3 3 3
--> 4 2 6 4 true true
--> 0 1 2 1 4
--> 4 4 4 4 2
--> 4 nil nil 4
--> 4 Call
--> 1 2 4
