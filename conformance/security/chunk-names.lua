-- A chunk's name is only text: in messages, tracebacks, debug.getinfo and translated code.
-- row: V42, V30
local names = { "=*/ alert(1) /*", "=`${x}`", "@</script>", "=__proto__", "=constructor", "=\226\128\168x", "=//# sourceMappingURL=x",
  "='\\", "=\"", "return */ 1", "=a\0b", "@", "=", "" }
local shown = {}
for i, name in ipairs(names) do
  local f = assert(loadstring("local a = ... local s = 0 for i = 1, 40 do s = s + a end return s", name))
  assert(f(1) == 40 and f(2) == 80)
  local ok, message = pcall(f, {})
  assert(not ok and message:find(":1: attempt to perform arithmetic on local 'a' (a table value)", 1, true))
  shown[i] = message:match("^(.-):1:"):gsub("%z.*", "")
  assert(debug.getinfo(f, "S").source == (name:gsub("%z.*", "")) or debug.getinfo(f, "S").source == name)
end
print(table.concat(shown, "|", 1, 5)) --> */ alert(1) /*|`${x}`|</script>|__proto__|constructor
print(shown[7], shown[8], shown[9], shown[10]) --> //# sourceMappingURL=x '\ " [string "return */ 1"]
