-- Escapes of short strings: letters, decimal bytes, line ends. §2.1
-- row: V18
print(("\a\b\f\n\r\t\v\\\"\'"):byte(1, -1)) --> 7 8 12 10 13 9 11 92 34 39
print("\65\066\0067" == "AB\0067", #"\0067", ("\0067"):byte(1, -1)) --> true 2 6 55
print(#"\0", #"a\000b", ("\255"):byte(), "\1234" == "{4") --> 1 3 255 true
print("one\
two") --> one
--> two
print('it\'s', "q\"q", 'q\'q') --> it's q"q q'q
print(loadstring("return 'abc")) --> nil [string "return 'abc"]:1: unfinished string near '<eof>'
print(loadstring("return 'abc\ndef'")) --> nil [string "return 'abc..."]:1: unfinished string near ''abc'
print(loadstring('return "abc\\')) --> nil [string "return "abc\"]:1: unfinished string near '<eof>'
