-- The local that holds a pending handler has no name to see, and the limit of 200 locals does not count it.
-- row: F2
-- dialect: perigee
local function names(level)
  local all, i = {}, 1
  while true do
    local name = debug.getlocal(level + 1, i)
    if not name then return table.concat(all, " ") end
    all[#all + 1] = name
    i = i + 1
  end
end
local function f(a)
  local b = 1
  defer() a = 2 end
  local c = 3
  do
    defer(x, y) a = x + y end(b, c)
    local d = 4
    return (names(1):gsub("%(%*?[%w ]+%)", ""):gsub("%s+$", ""))
  end
end
print(f(1)) --> a b c d
local g = assert(loadstring("local env = ... env.defer() " .. "return 1"))
print(pcall(g, { defer = function() return "field" end })) --> true 1
local many = {}
for i = 1, 199 do many[i] = "local v" .. i .. " = " .. i end
local source = "local done defer() done = v198 end " .. table.concat(many, "\n") .. "\nreturn v199"
print(assert(loadstring(source))()) --> 199
print(loadstring("local v0\n" .. source)) --> nil [string "local v0..."]:200: main function has more than 200 local variables
