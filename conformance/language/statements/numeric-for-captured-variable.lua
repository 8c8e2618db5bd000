-- Each iteration has its own loop variable, shared by the closures of that iteration only. §2.4.5
-- row: A6
local getters, setters = {}, {}
for i = 1, 3 do
  getters[i] = function() return i end
  setters[i] = function(v) i = v end
end
print(getters[1](), getters[2](), getters[3]()) --> 1 2 3
setters[2](20)
print(getters[1](), getters[2](), getters[3]()) --> 1 20 3
local trips = 0
for i = 1, 5 do
  local bump = function() i = i + 10 end
  bump()
  trips = trips + 1
end
print(trips) --> 5
local functions = {}
for i = 1, 3000 do functions[i] = function() i = i + 1 return i end end
local sum = 0
for i = 1, 3000 do sum = sum + functions[i]() end
print(sum) --> 4504500
for k, v in pairs({ a = 1 }) do getters[k] = function() return k .. v end end
print(getters.a()) --> a1
