-- A collection that a hook makes between an open call and what takes its results left nothing of them.
-- row: V30
debug.sethook(function() collectgarbage() end, "crl")
local t = { next({ x = 1 }) }
local function pass(...) return ... end
local a, b, c = pass(pass(1, 2, 3))
debug.sethook()
print(t[1], t[2], a, b, c) --> x 1 1 2 3
