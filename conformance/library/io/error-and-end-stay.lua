-- An error of a file, and its end, stay for `lines` until `read` or `seek` forgets them; `read` looks at all formats behind `*a` first.
-- skip luajit: its `lines` forgets them, too

local name = os.tmpname()
local function write(mode, text)
  local file = assert(io.open(name, mode))
  file:write(text)
  file:close()
end
write("w", "a\nb\nc\n")

local file = io.open(name)
print(file:write("x")) --> nil Bad file descriptor 9
print(pcall(file:lines())) --> false Bad file descriptor
print(file:seek("set")) --> 0
print(pcall(file:lines())) --> false Bad file descriptor
print(file:read()) --> b
print(pcall(file:lines())) --> true c
file:close()

file = io.open(name, "a")
print(file:read()) --> nil Bad file descriptor 9
print(file:read("*a")) --> nil Bad file descriptor 9
print(file:read("*l", "x")) --> nil Bad file descriptor 9
print(file:read("*n", "x")) --> nil
print(pcall(file.read, file, "*a", "x")) --> false bad argument #3 to '?' (invalid option)
print(pcall(file:lines())) --> false Bad file descriptor
print(file:write("d\n"), file:close()) --> true true

local function rest(lines)
  local found = {}
  for line in lines do found[#found + 1] = line end
  return table.concat(found, " ")
end
file = io.open(name)
print(rest(file:lines())) --> a b c d
write("a", "e\n")
print(rest(file:lines()), file:seek("cur"), rest(file:lines())) -->  8 e
write("a", "f\n")
print(rest(file:lines()), file:read()) -->  f
file:close()
os.remove(name)

-- Many times.
for _ = 1, 2000 do
  local ok, text = pcall(io.stdin.write, io.stdin, "x")
  assert(ok and text == nil)
end
