-- An integer that never was a key of the table is no key for next; one that has just been cleared is
print(pcall(next, _G, 1)) --> false invalid key to 'next'
print(pcall(next, {}, 1)) --> false invalid key to 'next'
print(pcall(next, { a = 1 }, 3)) --> false invalid key to 'next'
local cleared = 0
for round = 1, 1000 do
  local t = { round, round, x = round }
  for key in next, t do
    t[key] = nil
    cleared = cleared + 1
  end
  assert(next(t) == nil)
end
print(cleared) --> 3000
