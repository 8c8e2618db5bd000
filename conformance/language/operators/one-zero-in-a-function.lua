-- A function has one constant for 0 and -0: the one that it mentions first. lcode.c, addk
-- row: V18
-- skip luajit: has both
local function zeroFirst() return 1 / (0 * 1), 1 / -0, -0 end
local function minusFirst() return 1 / -0, 1 / (0 * 1), 0 end
local function minusOnly() return -0 end
local function constructor() local t = { 0, -0 } return 1 / t[1], 1 / t[2] end
local function computed(zero) return 1 / -zero, 1 / (zero * -1) end
for i = 1, 1000 do assert(zeroFirst() == 1 / (0 * 1)) end
print(zeroFirst()) --> inf inf 0
print(minusFirst()) --> -inf -inf -0
print(1 / minusOnly(), constructor()) --> -inf inf inf
print(computed(0)) --> -inf -inf
