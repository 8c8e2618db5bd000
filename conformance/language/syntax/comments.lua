-- Line comments, long comments of any level, and a comment at the end of the chunk. §2.1
-- row: V6
print(1) -- print(2) --> 1
--[[ print(3)
print(4) ]] print(5) --> 5
--[==[ ]] ]=] print(6)
]==] print(7) --> 7
--[ not a long comment: print(8)
---[[ not a long comment either: the next line runs
print(9) --> 9
--]] still a line comment
print(--[[inside]] 10 --[[an expression]]) --> 10
--[=[ a ]] b ]=]
print(loadstring("--[[ open")) --> nil [string "--[[ open"]:1: unfinished long comment near '<eof>'
print(loadstring("return 1 -- end without newline")()) --> 1
--
