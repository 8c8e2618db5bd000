-- Hot numeric loops over every kind of bounds, entered in the middle, with bodies that use the index as an integer and otherwise.
-- row: V6, V18
-- skip luajit: its loops count with integers, which have no -0
local bounds = { "1, 400", "400, 1, -1", "-200, 200", "0, 100, 0.25", "2^31 - 200, 2^31 + 200", "-2^31 - 200, -2^31 + 200",
  "2^31 + 200, 2^31 - 200, -1", "2^32 - 200, 2^32 + 200", "2^53 - 900, 2^53 - 500", "1, 4000, 11", "-1, -4000, -11", "0, -0", "1, 0",
  "n, n + 400", "n, m, k", "m, n, -k", "n / 2, m", "'1', '400'", "-0, 400", "1, 1e15, 1e13", "n * -0, 400", "1e15, 1e15 + 400" }
local bodies = {
  "s = s + i % 7",
  "s = (s * 3 + i) % 65521",
  "t[i % 5 + 1] = i s = s + t[1]",
  "t[#t % 300 + 1] = i",
  "if i > 100 then s = s + 1 elseif i == 50 then s = s - 1 end",
  "s = s + (i < 0 and -i or i) % 13",
  "local x = i * 2 if x % 4 == 0 then s = s + 0.5 end",
  "s = s + (1 / i > 0 and 1 or 2)",
  "s = s + i / 2 - i",
  "s = -s + i",
  "i = i * 2 s = s + i % 3",
  "local f = function() i = i + 1 return i end s = s + f() % 5",
  "for j = i, i + 2 do s = s + j % 3 end",
  "for j = i + 2, i, -1 do s = s + j % 3 end",
  "for j = 1, 3 do if j == i % 4 then break end s = s + j end",
  "s = s + (t[i] or 1)",
  "t[i] = (t[i - 1] or 0) + 1 s = s + t[i] % 3",
  "if i % 50 == 0 then s = s + 0.1 end s = s + 1",
  "if i % 211 == 0 then s = s .. '' end s = s + 1",
  "s = math.max(s, i) - math.floor(i / 3) + math.abs(i) % 5",
  "u = u + 1 if u > 3 then u = 0 s = s + u * i % 7 end",
}
local sum, count = 0, 0
local function add(v)
  v = tonumber(v)
  if v ~= v then v = 1 elseif v == 1 / 0 then v = 2 elseif v == -1 / 0 then v = 3 end
  sum = (sum * 31 + math.fmod(v, 1e9)) % 1000003
  count = count + 1
end
for _, body in ipairs(bodies) do
  for _, bound in ipairs(bounds) do
    local source = "local n, m, k, s, u, t = 10, 410, 1, 0, 0, {3, 4} for i = " .. bound .. " do " .. body .. " end return s, u, #t, t[1]"
    local f = assert(loadstring(source, "=loop"))
    for i = 1, 2 do
      local ok, s, u, length, first = pcall(f)
      if ok then add(s) add(u) add(first or 0) if not body:find("t%[i%]") then add(length) end
      else add(#s) end
    end
  end
  print((string.format("%.6f", sum):gsub("0+$", "")), count) --> 412616. 176
end
--> 499023. 352
--> 874012. 528
--> 105126. 704
--> 253069. 880
--> 569246. 1056
--> 72. 1232
--> 898309. 1408
--> 553286. 1584
--> 616285. 1760
--> 668398. 1936
--> 190543. 2112
--> 289835. 2288
--> 555864. 2464
--> 756942. 2640
--> 889300. 2772
--> 809928. 2904
--> 755637.467167 3080
--> 255014.204948 3256
--> 470290.111719 3432
--> 207887.65835 3608
