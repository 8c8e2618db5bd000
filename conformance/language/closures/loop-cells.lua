-- Every kind of loop gives each iteration fresh cells, however the iteration ends.
-- row: A6, V27
local function gather(make)
  local list = make({})
  local out = {}
  for i, f in ipairs(list) do out[i] = f() end
  for i, f in ipairs(list) do out[i] = out[i] .. "/" .. f() end
  return table.concat(out, " ")
end
local function closure(v) return function() v = v + 10 return v end end
print(gather(function(l) for i = 1, 3 do l[i] = function() i = i + 10 return i end end return l end)) --> 11/21 12/22 13/23
print(gather(function(l) for i, v in ipairs({ 1, 2, 3 }) do l[i] = function() v = v + 10 return v end end return l end)) --> 11/21 12/22 13/23
print(gather(function(l) local i = 0 while i < 3 do i = i + 1 local v = i l[i] = function() v = v + 10 return v end end return l end)) --> 11/21 12/22 13/23
print(gather(function(l) local i = 0 repeat i = i + 1 local v = i l[i] = function() v = v + 10 return v end until v == 3 return l end)) --> 11/21 12/22 13/23
print(gather(function(l) local i = 0 while true do i = i + 1 local v = i l[i] = function() v = v + 10 return v end if v == 3 then break end end return l end)) --> 11/21 12/22 13/23
print(gather(function(l) for i = 1, 3 do l[i] = closure(i) end return l end)) --> 11/21 12/22 13/23
local shared = {}
do
  local outer = 0
  for i = 1, 3 do
    local inner = i
    shared[i] = function() outer = outer + 1 inner = inner + 1 return outer, inner end
  end
end
print(shared[1]()) --> 1 2
print(shared[2]()) --> 2 3
print(shared[1]()) --> 3 3
local last
for i = 1, 3000 do
  local v = i
  local f = function() v = v + 1 return v end
  if i % 1000 == 0 then last = f end
  f()
end
print(last(), last()) --> 3002 3003
