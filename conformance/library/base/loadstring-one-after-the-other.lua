-- What a chunk leaves behind in the compiler's memory is nothing to the next one.
-- skip luajit: has no table `arg` in functions
-- A short text after a longer one that would go on in the same places.
local long = "--[==[ " .. ("comment "):rep(40) .. "]==] return 1234567890, 'text', 0x7fff, 1e10, a.b.c"
for _, short in ipairs { "return 1", "return 12", "return 0x7", "return 1e1", "return 'a'", "return a" } do
  a = { b = { c = 3 } }
  local n, s = loadstring(long)()
  local value = loadstring(short)()
  print(n, s, type(value) == "table" and "table" or value)
end
--> 1234567890 text 1
--> 1234567890 text 12
--> 1234567890 text 7
--> 1234567890 text 10
--> 1234567890 text a
--> 1234567890 text table

-- Texts that end in the middle of something.
for _, short in ipairs { "return '", "return [[", "return [==[ ]=]", "--[[", "return 0x", "return ~", "x =", "goto", "return a..", "-" } do
  loadstring(long .. " ]] ' ]==] = . ")
  print((select(2, loadstring(short, "=s"))))
end
--> s:1: unfinished string near '<eof>'
--> s:1: unfinished long string near '<eof>'
--> s:1: unfinished long string near '<eof>'
--> s:1: unfinished long comment near '<eof>'
--> s:1: malformed number near '0x'
--> s:1: unexpected symbol near '~'
--> s:1: unexpected symbol near '<eof>'
--> s:1: '=' expected near '<eof>'
--> s:1: unexpected symbol near '<eof>'
--> s:1: unexpected symbol near '-'

-- Lengths around those at which memory is shared.
local sum = 0
for _, size in ipairs { 10, 55, 60, 61, 70, 250, 4080, 4091, 4092, 4093, 4100, 20000 } do
  local text = "return " .. size .. " --" .. ("x"):rep(size - 9 - #tostring(size))
  sum = sum + loadstring(text)()
end
print(sum) --> 40962

-- Code of several sizes, all of which lives on.
local functions = {}
for i = 1, 200 do functions[i] = loadstring("local t = ... " .. ("t = t + 1 "):rep(i) .. "return t") end
local total = 0
for i = 1, 200 do total = total + functions[i](1000) end
print(total) --> 220100

-- Names that are words to the parser only where they are statements, and a chunk in which they are locals.
print(loadstring "local self, arg, continue, defer, setlocal = 1, 2, 3, 4, 5 return self + arg + continue + defer + setlocal"()) --> 15
print(loadstring "local t = { n = 4 } function t:get() return self.n end function t.all(...) return arg and arg.n, self end return t:get(), t.all(1, 2)"()) --> 4 2 nil
print(loadstring "self, arg, setlocal = 7, 8, 9 return self, arg, setlocal"()) --> 7 8 9

-- Variables are shared after one of the functions that may rebind them has been named, in that chunk.
local rebinding = [[
  local function make() local v = 1 return function() return v end, function() return v end end
  local f, g = make()
  debug.setupvalue(f, 1, 2)
  return f(), g()
]]
for i = 1, 3 do print(loadstring(rebinding .. ("-"):rep(i * 2))()) end
--> 2 2
--> 2 2
--> 2 2
