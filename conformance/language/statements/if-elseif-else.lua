-- Only nil and false are false; the first true branch is taken. §2.4.4
-- row: V6
local function branch(v)
  if v == 1 then return "one"
  elseif v == "1" then return "text"
  elseif not v then return v == nil and "nil" or "false"
  elseif v == 0 then return "zero"
  elseif v == "" then return "empty"
  else return type(v) end
end
print(branch(1), branch("1"), branch(nil), branch(false), branch(0), branch(""), branch({})) --> one text nil false zero empty table
local counts = {}
for i = 1, 3000 do
  local key = branch(i % 4 == 0 and 1 or i % 4 == 1 and "1" or i % 4 == 2 and {} or nil)
  counts[key] = (counts[key] or 0) + 1
end
print(counts.one, counts.text, counts.table, counts["nil"]) --> 750 750 750 750
if 0 then print("0 is true") end --> 0 is true
if "" then print("'' is true") end --> '' is true
if nil then print("never") elseif false then print("never") else print("else") end --> else
