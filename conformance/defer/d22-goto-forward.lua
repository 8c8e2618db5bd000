-- goto may not jump over a defer into its scope, except to a label at the end of the block.
-- row: D22
-- dialect: perigee
local function message(source) return (select(2, loadstring(source, "=m"))) end
local refused = message("goto skip\ndefer() end\n::skip::\nprint(1)")
print(type(refused), refused:find("jumps into the scope of deferred block", 1, true) ~= nil) --> string true
print(message("do goto skip\ndefer() end\n::skip:: end")) --> nil
local log = {}
local function note(v) log[#log + 1] = v end
local function f(skip)
  defer() note("first") end
  if skip then goto done end
  defer() note("second") end
  ::done::
end
f(true)
f(false)
print(table.concat(log, " ")) --> first second first
local counts = { 0, 0 }
for i = 1, 3000 do
  defer() counts[1] = counts[1] + 1 end
  if i % 3 == 0 then goto continue end
  defer() counts[2] = counts[2] + 1 end
  ::continue::
end
print(counts[1], counts[2]) --> 3000 2000
