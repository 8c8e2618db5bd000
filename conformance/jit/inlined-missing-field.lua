-- A function put in line that reads a field into the register of its table still has the table where the field is missing.
local defaults = setmetatable({}, { __index = { present = "from its class" } })
local plain, found = {}, 0
local function missing() found = plain.missing end
local function inherited() found = defaults.present end
local function absent() found = defaults.absent end
local function indexed(key) found = plain[key] end
for i = 1, 300 do
  missing()
  assert(found == (i > 250 and "set at last" or nil))
  inherited()
  assert(found == "from its class")
  absent()
  assert(found == nil)
  indexed("missing")
  assert(found == (i > 250 and "set at last" or nil))
  if i == 250 then plain.missing = "set at last" end
end
print(found) --> set at last
