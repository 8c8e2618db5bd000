-- tonumber takes what C's strtod takes: also a NaN with letters, digits and underscores in parentheses.
-- skip luajit: it reads numbers its own way
local function isNan(text)
  local value = tonumber(text)
  return value ~= nil and value ~= value
end
print(isNan("nan"), isNan("nan()"), isNan("nan(1)"), isNan("-NaN(a_9)"), isNan(" nan(1) ")) --> true true true true true
print(isNan("nan("), isNan("nan(1"), isNan("nan(-)"), isNan("nan (1)"), isNan("nan(1)x")) --> false false false false false
