-- %q writes a NUL as \000 and a carriage return as \r.
-- row: V32
-- skip luajit: writes decimal escapes
print(("%q"):format("zero\0 return\r tab\t é")) --> "zero\000 return\r tab  é"
print(loadstring("return " .. ("%q"):format("a\0b\rc\nd\\\"\200"))() == "a\0b\rc\nd\\\"\200") --> true
