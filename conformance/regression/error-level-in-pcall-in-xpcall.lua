-- An error with a level that pcall catches is no business of the message handler of an xpcall further out
local function handler(message) return "handled: " .. tostring(message) end
local function raise(level, message) error(message, level) end
local function caught(f, ...) return select(2, pcall(f, ...)) end

local function run()
  local last
  for i = 1, 300 do last = caught(raise, 3, "level 3") end
  print((last:gsub("^.-:%d+: ", ""))) --> level 3
  for i = 1, 300 do last = caught(raise, 5, "level 5") end
  print((last:gsub("^.-:%d+: ", ""))) --> level 5
  error("outside", 2)
end

print((select(2, xpcall(function() run() end, handler)):gsub(" .-:%d+:", ""))) --> handled: outside
