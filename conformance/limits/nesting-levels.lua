-- Nesting of parentheses, blocks and tables is limited to about 200 levels: an error, never a crash.
-- row: V22
local function try(source)
  local f, message = loadstring(source, "=m")
  return f and "compiled" or message:match("chunk has too many syntax levels") or message:match("too many") or message
end
print(try("return " .. ("("):rep(100) .. "1" .. (")"):rep(100)), try("return " .. ("("):rep(100000) .. "1" .. (")"):rep(100000)) ~= "compiled") --> compiled true
print(try(("do "):rep(150) .. ("end "):rep(150)), try(("do "):rep(100000) .. ("end "):rep(100000)) ~= "compiled") --> compiled true
print(try("return " .. ("{"):rep(150) .. ("}"):rep(150)), try("return " .. ("{"):rep(100000) .. ("}"):rep(100000)) ~= "compiled") --> compiled true
print(try("return " .. ("not "):rep(100) .. "1"), try("local a a" .. (".a"):rep(5000) .. " = 1"), try("local f f" .. ("()"):rep(5000))) --> compiled compiled compiled
print(try("return 1" .. (" + 1"):rep(5000)), try("if x then " .. ("elseif x then "):rep(1000) .. " end")) --> compiled compiled
