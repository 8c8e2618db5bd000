-- string.format: every conversion with flags, width and precision. §5.4
-- row: V32
print(("%d %i %5d|%-5d|%05d %+d"):format(42, 7, 42, 42, 42, 42)) --> 42 7    42|42   |00042 +42
print(("%u %x %X %#x %o %c"):format(42, 255, 255, 255, 8, 65)) --> 42 ff FF 0xff 10 A
print(("%f %.2f %8.3f|%-8.2f|%e %.3e %E"):format(1.5, 1.005, 3.14159, 2.25, 12345.678, 0.00012, 1e100)) --> 1.500000 1.00    3.142|2.25    |1.234568e+04 1.200e-04 1.000000E+100
print(("%g %g %g %g %.3g %G %#g"):format(1e20, 0.1, 100000, 1e-5, 1234.5, 1e-10, 1)) --> 1e+20 0.1 100000 1e-05 1.23e+03 1E-10 1.00000
print(("%s %10s|%-10s|%.2s|%5.1s|"):format("text", "right", "left", "cut", "xyz")) --> text      right|left      |cu|    x|
print(("%s %s %d%%"):format(12, 1.5, 50)) --> 12 1.5 50%
print(("%q"):format('a "quoted" \\ back')) --> "a \"quoted\" \\ back"
print((("%q"):format("line\nbreak"):gsub("\n", "N"))) --> "line\Nbreak"
print(("%d"):format("10"), ("%d"):format(-3), ("%x"):format(0xffffffff), ("%s"):format(1e15), ("%.0f"):format(2 ^ 53)) --> 10 -3 ffffffff 1e+15 9007199254740992
print(("%5s|%-5s|%5d"):format("\0", "é", -1) ~= nil, ("%.20f"):format(0.1), ("%.14g"):format(0.1)) --> true 0.10000000000000000555 0.1
print(("%f %g %d"):format(1 / 0, -1 / 0, 0), ("% d"):format(5), ("%+.1e"):format(0)) --> inf -inf 0  5 +0.0e+00
print(("%a"):len(), (""):format(), ("%%"):format(), ("none"):format(1, 2)) --> 2  % none
local length = 0
for i = 1, 1500 do length = length + #("%04d:%s:%.2f"):format(i, i, i / 3) end
print(length) --> 22565
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() ("%d"):format("x") end)) --> bad argument #1 to 'format' (number expected, got string)
print(message(function() ("%y"):format(1) end)) --> invalid option '%y' to 'format'
print(message(function() ("%"):format(1) end)) --> invalid option '%' to 'format'
print(message(function() string.format() end)) --> bad argument #1 to 'format' (string expected, got no value)
