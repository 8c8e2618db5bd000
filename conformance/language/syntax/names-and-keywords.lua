-- Names: letters, digits, underscore; keywords are reserved; goto, continue and defer are ordinary names where they can be. §2.1
-- row: V6
local _, __a1, A, a = 1, 2, 3, 4
print(_, __a1, A, a) --> 1 2 3 4
for _, word in ipairs({ "and", "end", "nil", "until", "repeat", "not", "in" }) do
  local f, message = loadstring("local " .. word .. " = 1")
  assert(not f and message:find("'<name>' expected near '" .. word .. "'", 1, true))
end
local t = { ["end"] = 1, continue = 2, defer = 3, ["goto"] = 4 }
print(t["end"], t.continue, t.defer, t["goto"]) --> 1 2 3 4
local continue, defer = 5, 6
continue = continue + 1
defer = defer + 1
print(continue, defer) --> 6 7
function t.defer() return "field" end
function t:continue() return "method" end
print(t.defer(), t:continue()) --> field method
print(loadstring("return \1", "=m")) --> nil m:1: unexpected symbol near 'char(1)'
print(loadstring("x = 1 @")) --> nil [string "x = 1 @"]:1: unexpected symbol near '@'
