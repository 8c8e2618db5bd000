-- Long brackets take everything literally and skip a first line end. §2.1
-- row: V18
print([[a\n]], #[[
]], #[[

x]], [==[a]]b]=]c]==]) --> a\n 0 2 a]]b]=]c
local text = [[
first
second]]
print(text) --> first
--> second
print(#loadstring("return [[\r\n]]")(), #loadstring("return [[a\r\nb]]")(), loadstring("return [[a\rb\n\rc]]")() == "a\nb\nc") --> 0 3 true
print(loadstring("return [[abc")) --> nil [string "return [[abc"]:1: unfinished long string near '<eof>'
print(loadstring("return [=abc]=]")) --> nil [string "return [=abc]=]"]:1: invalid long string delimiter near '[='
print([[ ]=] ]], [=[ ]] ]=]) -->  ]=]   ]]
local t = { [ [[key]] ] = 1 }
print(t.key) --> 1
