-- The escapes \x and \z, and hexadecimal floats.
-- row: V18
-- dialect: luajit
print("\x41\x42\x7a", #"\x00", "\xff" == "\255") --> ABz 1 true
print("one \z
       two", "a\z   b") --> one two ab
print(0x1p4, 0x.8, 0xA.8p0, 0x1p-2, 0x10p+1) --> 16 0.5 10.5 0.25 32
print(tonumber("0x1.8p1"), tonumber("0x.1"), tonumber("0x1p")) --> 3 0.0625 nil
print((select(2, loadstring("return '\\xg0'", "=m")))) --> m:1: invalid escape sequence near '''
