-- A method of what turns out not to be a table is an error of the access, also where the register that passes the receiver held a
-- number before.
-- skip luajit: it names no field there.
local class = {twice = function(self) return self.v * 2 end}
class.__index = class
local function new(v) return setmetatable({v = v}, class) end
local function run(other)
  local s = 0
  local all = {new(1), new(2), new(3)}
  local function step(i)
    s = s + all[i % 3 + 1]:twice()
    if i == 2 then all[2] = other end
    if i < 10 then return step(i + 1) end
    return s
  end
  print(pcall(step, 1))
end
for i = 1, 3 do run(nil) end
for i = 1, 2 do run(false) run(7) run("text") run({}) end
--> false method-of-no-table.lua:11: attempt to index field '?' (a nil value)
--> false method-of-no-table.lua:11: attempt to index field '?' (a nil value)
--> false method-of-no-table.lua:11: attempt to index field '?' (a nil value)
--> false method-of-no-table.lua:11: attempt to index field '?' (a boolean value)
--> false method-of-no-table.lua:11: attempt to index field '?' (a number value)
--> false method-of-no-table.lua:11: attempt to call method 'twice' (a nil value)
--> false method-of-no-table.lua:11: attempt to call method 'twice' (a nil value)
--> false method-of-no-table.lua:11: attempt to index field '?' (a boolean value)
--> false method-of-no-table.lua:11: attempt to index field '?' (a number value)
--> false method-of-no-table.lua:11: attempt to call method 'twice' (a nil value)
--> false method-of-no-table.lua:11: attempt to call method 'twice' (a nil value)
