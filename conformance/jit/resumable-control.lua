-- A hot coroutine body is left and entered again in the middle of nested loops and branches.
-- row: V12
-- dialect: luajit
local yield = coroutine.yield
local function body(n)
  local sum = 0
  for i = 1, n do
    if i % 3 == 0 then
      local j = 0
      while j < 2 do
        j = j + 1
        if j == 2 and i % 2 == 0 then goto skip end
        sum = sum + yield("while", i, j)
      end
    elseif i % 3 == 1 then
      repeat
        local got = yield("repeat", i)
        sum = sum - got
      until got > 0
    else
      for k, v in ipairs({ i, -i }) do
        if v < 0 and i % 4 == 0 then break end
        sum = sum + yield("for", k, v)
      end
      for step = 10, 1, -4 do
        if yield("down", step) == 2 then sum = sum + step end
      end
    end
    ::skip::
  end
  return "done", sum
end
local function drive(n)
  local co = coroutine.create(body)
  local checksum, resumes = 0, 0
  local ok, what, a, b = coroutine.resume(co, n)
  while what ~= "done" do
    resumes = resumes + 1
    checksum = (checksum * 31 + #what + (a or 7) * 3 + (b or 5)) % 1000003
    ok, what, a, b = coroutine.resume(co, resumes % 3)
  end
  return ok, checksum, resumes, a, coroutine.status(co)
end
print(drive(900)) --> true 41189 2251 2549 dead
local first = { drive(50) }
for _ = 1, 60 do
  local again = { drive(50) }
  for i = 1, 5 do assert(first[i] == again[i]) end
end
print(first[2], first[3], first[4]) --> 32963 127 144
