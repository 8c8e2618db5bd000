-- goto leaves any number of nested loops and blocks, closing their captured locals.
-- row: A6
-- dialect: luajit
local function search(limit)
  local get
  for a = 1, limit do
    for b = a, limit do
      local c = 0
      while c <= limit do
        c = c + 1
        if a * a + b * b == c * c and c > 10 then
          get = function() return a, b, c end
          goto found
        end
      end
    end
  end
  do return nil end
  ::found::
  return get
end
print(search(20)()) --> 5 12 13
print(search(3)) --> nil
for i = 1, 3 do
  do
    do goto out end
  end
  print("never")
  ::out::
end
local log = {}
do
  goto skip
  log[1] = "skipped"
  ::skip::
  log[#log + 1] = "ran"
end
print(log[1], #log) --> ran 1
