-- file:seek: positions that have been read ahead, beyond them, and around writes. §5.7
-- row: V33
local name = os.tmpname()
local file = assert(io.open(name, "wb+"))
for i = 1, 1000 do file:write(string.format("%03d\n", i % 1000)) end
print(file:seek("set", 8), file:read(3), file:seek("cur")) --> 8 003 11
print(file:seek("set", 0), file:read(3), file:seek("set", 3996), file:read(3), file:seek("set", 4), file:read(3)) --> 0 001 3996 000 4 002
print(file:seek("end"), file:read(1), file:seek("set", 3999), file:read("*a") == "\n", file:seek("cur", -4), file:read(3)) --> 4000 nil 3999 true 3996 000
file:seek("set", 40)
file:read(1)
file:seek("set", 44)
file:write("xyz")
print(file:seek("cur"), file:seek("set", 40), file:read(8) == "011\nxyz\n", file:seek("set", 44), file:read(3)) --> 47 40 true 44 xyz
print(file:seek("set", 5000), file:read(1), file:seek("set", 3996), file:read("*n"), file:seek("set", -1)) --> 5000 nil 3996 0 nil Invalid argument 22
file:close()
os.remove(name)
