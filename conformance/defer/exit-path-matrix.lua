-- Every way out of a block, through one to three pending blocks.
-- row: F1, F5
-- dialect: perigee
local log = {}
local function note(v) log[#log + 1] = v end
local function pass(...) return ... end
local function leave(how, depth)
  for round = 1, 2 do
    defer() note("1") end
    if depth > 1 then
      defer() note("2") end
      if depth > 2 then
        defer() note("3") end
        if how == "return" then return "r" elseif how == "tail" then return pass("t") elseif how == "break" then break
        elseif how == "continue" then continue elseif how == "goto" then goto out elseif how == "error" then error("e", 0) end
      end
      if how == "return" then return "r" elseif how == "tail" then return pass("t") elseif how == "break" then break
      elseif how == "continue" then continue elseif how == "goto" then goto out elseif how == "error" then error("e", 0) end
    end
    if how == "return" then return "r" elseif how == "tail" then return pass("t") elseif how == "break" then break
    elseif how == "continue" then continue elseif how == "goto" then goto out elseif how == "error" then error("e", 0) end
  end
  do return "end" end
  ::out::
  return "label"
end
local function run(how)
  local out = {}
  for depth = 1, 3 do
    log = {}
    local ok, v = pcall(leave, how, depth)
    out[depth] = tostring(v) .. ":" .. table.concat(log)
  end
  return table.concat(out, " ")
end
local ways = { "return", "tail", "break", "continue", "goto", "error", "fall" }
for i = 1, 60 do for _, how in ipairs(ways) do run(how) end end
for _, how in ipairs(ways) do print(how, run(how)) end
--> return r:1 r:21 r:321
--> tail t:1 t:21 t:321
--> break end:1 end:21 end:321
--> continue end:11 end:2121 end:321321
--> goto label:1 label:21 label:321
--> error e:1 e:21 e:321
--> fall end:11 end:2121 end:321321
