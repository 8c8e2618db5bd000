-- Numerals: decimal, fraction, exponent, hexadecimal integers; malformed ones are errors. §2.1
-- row: V18
print(3, 3.0, .5, 5., 0.31416E1, 314.16e-2, 1e2, 1E+2, 0xff, 0XA) --> 3 3 0.5 5 3.1416 3.1416 100 100 255 10
print(007, 0e12, 1e-10, 123456789, 1234567890123456) --> 7 0 1e-10 123456789 1.2345678901235e+15
print(0xffffffff, 0x7fffffffffff) --> 4294967295 1.4073748835533e+14
print(1e400, -1e400, 1e-400) --> inf -inf 0
print(loadstring("return 3x")) --> nil [string "return 3x"]:1: malformed number near '3x'
print(loadstring("return 1e")) --> nil [string "return 1e"]:1: malformed number near '1e'
print(loadstring("return 1..2")) --> nil [string "return 1..2"]:1: malformed number near '1..2'
print(loadstring("return 0xg")) --> nil [string "return 0xg"]:1: malformed number near '0xg'
print(loadstring("return 1.2.3")) --> nil [string "return 1.2.3"]:1: malformed number near '1.2.3'
print(loadstring("return 0x")) --> nil [string "return 0x"]:1: malformed number near '0x'
print(1 ..2, 9007199254740993 == 9007199254740992) --> 12 true
