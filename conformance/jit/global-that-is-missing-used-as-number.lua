-- A global that is nil where its value is used as a number raises the error each time, also where the result is not used.
-- dialect: perigee
local function message(f, ...)
  local ok, text = pcall(f, ...)
  return ok and "no error" or (text:gsub("^.-:%d+: ", ""))
end
local function unused() local r = math.fmod(missing, 1) end
local function deferred() defer() local r = math.fmod(missing, 1) end end
local function compares() if missing < 1 then return 1 end return 2 end
local function adds() return missing + 1 end
local function negates() local r = -missing end
local count = {}
for i = 1, 200 do
  for _, f in ipairs { unused, deferred, compares, adds, negates } do
    local text = message(f)
    count[text] = (count[text] or 0) + 1
  end
end
print(count["bad argument #1 to 'fmod' (number expected, got nil)"]) --> 400
print(count["attempt to compare nil with number"]) --> 200
print(count["attempt to perform arithmetic on global 'missing' (a nil value)"]) --> 400
-- One that comes and goes.
local function sum(n) local s = 0 for i = 1, n do s = s + sometimes end return s end
local failed = 0
for i = 1, 100 do
  sometimes = i % 3 ~= 0 and i or nil
  if not pcall(sum, 5) then failed = failed + 1 end
end
print(failed, (function() sometimes = 2 return sum(10) end)()) --> 33 20
