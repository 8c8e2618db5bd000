-- string.format: %s and %c go through C strings, which end at a zero byte; a string of 100 bytes or more without precision does not. §5.4
-- row: V32
-- skip luajit: keeps zero bytes
local function lengths()
  local long = ("a\0b"):rep(50)
  return #string.format("%s", "a\0b"), #string.format("%5s|", "a\0b"), #string.format("%s", long), #string.format("%9s", long),
    #string.format("%.99s", long), #string.format("%s", long:sub(1, 99)), #string.format("%s", long:sub(1, 100))
end
print(lengths()) --> 1 6 150 150 1 1 100
print(#string.format("%c", 0), #string.format("%5c|", 0), #string.format("%-5c|", 0), #string.format("%c%c", 65, 0)) --> 0 5 1 1
print(string.format("%c", 0) == "", string.format("%-5c|", 0) == "|", string.format("%5c|", 0) == "    |") --> true true true
print(#string.format("a\0b%d", 5), string.format("%q", "a\0b")) --> 4 "a\000b"
for i = 1, 1000 do assert(lengths() == 1) end
