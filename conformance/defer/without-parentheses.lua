-- defer without parentheses and defer call() are syntax errors.
-- row: D45
-- dialect: perigee
for _, source in ipairs({
  "defer print(1) end", "defer\nprint(1)\nend", "defer do end", "defer f()", "defer()", "defer(a)", "defer() print(1)",
  "do defer() end", "defer(a,) end(1)", "defer(..., a) end(1)", "x = defer() end",
}) do
  local f, message = loadstring(source, "=m")
  assert(f == nil and type(message) == "string", source)
end
print("refused") --> refused
