-- Patterns and sources that make parsers and matchers recurse or explode end in a result or an error of Lua.
-- row: V42, V22, V32
-- dialect: perigee
local function try(f, ...)
  local results = { pcall(f, ...) }
  for i = 2, #results do
    results[i] = type(results[i]) == "string" and results[i]:gsub("^.-:%d+: ", ""):sub(1, 60) or results[i]
  end
  return unpack(results, 1, 3)
end
print(try(string.find, ("a"):rep(14), ("a?"):rep(14) .. ("a"):rep(14))) --> true 1 14
print(try(string.find, ("a"):rep(500), ".-b")) --> true nil nil
print(try(string.find, ("a"):rep(60), ".-.-b")) --> true nil nil
print(try(string.find, ("x"):rep(20000), ("x?"):rep(9000))) --> true 1 9000
print(try(string.find, ("x"):rep(300000), "^(x*)$") == true) --> true
print(try(string.match, ("("):rep(20000), "%b()")) --> true nil nil
print(try(string.find, "x", ("("):rep(33))) --> false too many captures nil
print(try(string.find, "x", ("["):rep(10000))) --> false malformed pattern (missing ']') nil
print(try(string.find, "%", ("%"):rep(3))) --> false malformed pattern (ends with '%') nil
print(try(string.find, "x", "%f")) --> false missing '[' after '%f' in pattern nil
print(try(string.find, "x", "(()")) --> false unfinished capture nil
print(try(string.gsub, "x", "x", "%9")) --> false invalid capture index nil
print(select(2, ("x"):rep(50000):gsub("", "-"))) --> 50001
local function loads(text) return (select(2, loadstring(text, "=s")) or "ok"):gsub("near.*", "near") .. "" end
print(loads(("("):rep(1e4))) --> s:1: chunk has too many syntax levels
print(loads("return " .. ("{"):rep(1e4))) --> s:1: chunk has too many syntax levels
print(loads("return " .. ("not "):rep(1e4) .. "1")) --> s:1: chunk has too many syntax levels
print(loads(("do "):rep(1e4))) --> s:1: chunk has too many syntax levels
print(loads(("function f() "):rep(1e4))) --> s:1: chunk has too many syntax levels
print(loads(("if x then "):rep(1e4))) --> s:1: chunk has too many syntax levels
print(loads("x=" .. ("a."):rep(1e4) .. "b")) --> ok
print(loads("return f" .. ("()"):rep(1e4))) --> ok
print(loads("local a" .. (",a"):rep(1e4))) --> s:1: main function has more than 200 local variables
print(loads("f(" .. ("1,"):rep(1e4) .. "1)")) --> s:1: function or expression too complex near
print(loads("--" .. ("["):rep(2e4))) --> s:1: nesting of [[...]] is deprecated near
print(loads("[" .. ("="):rep(2e4))) --> s:1: invalid long string delimiter near
print(loads("return '" .. ("\\"):rep(99999))) --> s:1: unfinished string near
print(#assert(loadstring("return {" .. ("1,"):rep(20000) .. "1}"))()) --> 20001
assert(loadstring(("x = 1 "):rep(20000)))()
print(x) --> 1
