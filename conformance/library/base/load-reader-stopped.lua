-- `load` stops a reader, which may have no end, at the first syntax error
local function from(pieces, last)
  local calls = 0
  local function reader()
    calls = calls + 1
    return pieces[calls] or last
  end
  local f, message = load(reader, "=reader")
  return f, message, calls
end

local f, message = from({}, "*")
print(f, message) --> nil reader:1: unexpected symbol near '*'
f, message = from({ "local x = ", "1 ", "= " }, " y")
print(f, message) --> nil reader:1: unexpected symbol near '='

local calls
f, message, calls = from({ "*", "a", " ", "=", " ", "1" })
print(message, calls) --> reader:1: unexpected symbol near '*' 2

-- what is wrong with a part of the text need not be wrong with all of it
f, message, calls = from({ "return ", "1", "e", "1", " ~", "= ", '"', "a", "b", '"' })
print(f(), calls) --> true 11
f, message, calls = from({ "return function() return 4 en", "d" })
print(f()(), calls) --> 4 3
print((from({ "return 5" }))()) --> 5
print((select(2, from({ "return (5" })))) --> reader:1: ')' expected near '<eof>'
