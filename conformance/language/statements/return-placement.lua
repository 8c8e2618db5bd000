-- return must be the last statement of a block; `do return end` works anywhere. §2.4.4
-- row: V21
local function early(x)
  do
    if x then return "early", x end
  end
  do return "late" end
end
print(early(1)) --> early 1
print(early()) --> late
local function empty() return; end
print(select("#", empty()), select("#", (empty()))) --> 0 1
print(loadstring("return 1 print(2)")) --> nil [string "return 1 print(2)"]:1: '<eof>' expected near 'print'
print(loadstring("do return 1 x = 1 end")) --> nil [string "do return 1 x = 1 end"]:1: 'end' expected near 'x'
print(loadstring("return return")) --> nil [string "return return"]:1: unexpected symbol near 'return'
print(loadstring("return 1, 2;")()) --> 1 2
for i = 1, 2000 do assert(early(i) == "early") end
