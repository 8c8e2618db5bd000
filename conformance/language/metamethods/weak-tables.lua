-- __mode "k", "v", "kv": collected entries vanish; strings and numbers stay. §2.10.2
-- row: V9, V17
local weakValues = setmetatable({}, { __mode = "v" })
local weakKeys = setmetatable({}, { __mode = "k" })
local kept = {}
weakValues.kept, weakValues.lost, weakValues.text, weakValues[1] = kept, {}, "string", 5
weakKeys[kept], weakKeys[{}], weakKeys.text = 1, 2, 3
print(weakValues.kept == kept, weakValues.text, weakValues[1], weakKeys[kept], weakKeys.text) --> true string 5 1 3
collectgarbage()
collectgarbage()
print(weakValues.kept == kept, weakValues.text, weakValues[1], weakKeys[kept], weakKeys.text) --> true string 5 1 3
for i = 1, 1500 do
  weakKeys[kept] = i
  weakValues[i] = kept
end
print(weakKeys[kept], weakValues[1500] == kept) --> 1500 true
