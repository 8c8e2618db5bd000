-- Line hooks: tests, comparisons as values, tables, loops and `..` over several lines have the lines of PUC Lua's instructions. §5.9
-- row: V30
-- skip luajit: puts other instructions in other places
local function g(...) return ... end
local t = {x = 4, 7}
local function lines(text)
  local f, seen = assert(loadstring("local g, t, loc = ...\n" .. text, "=text")), {}
  debug.sethook(function(_, line)
    if debug.getinfo(2, "S").short_src == "text" then seen[#seen + 1] = line end
  end, "l")
  f(g, t, 1)
  debug.sethook()
  return table.concat(seen, " ")
end
print("tests") --> tests
print(lines("if t.x == 4\nand loc ==\n1\nthen\nloc = 2\nend")) --> 1 2 4 6 7
print(lines("if g(\n) then end\nif not g(\n1) then end\nif (g\n) then end")) --> 1 2 3 4 5 4 5 7
print(lines("local a = t.x\nor\n5\nlocal b = g()\nand 1 or t\n.x")) --> 1 3 5 6 7
print(lines("while loc\n< 3\ndo loc = loc + 1\nend")) --> 1 3 4 3 4 3 5
print(lines("repeat loc = loc + 1\nuntil\nloc > 1 or t.x == 1\nand t.y")) --> 1 2 4 5
print(lines("repeat loc = loc + 1\nuntil\nloc > 2 or t.x == 1\nand t.y")) --> 1 2 4 2 4 5
print("values") --> values
print(lines("g(loc ==\n1,\nloc\n)")) --> 1 2 3 5 2 5
print(lines("local a = (1\n)\nlocal b, c = (\ng\n)")) --> 1 3 6
print(lines("local a =\n{\n1,\nx = 2\n}\nlocal b, c = {}\n,\ng")) --> 1 2 4 5 6 7 9
print(lines("local s = 'a' ..\nloc\n.. 'b' .. loc ..\n'c'")) --> 1 2 4 5
print(lines("local a = g(\n1\n) + 1\nloc = g(\n2)")) --> 1 2 4 2 4 5 6 5 6
print("statements") --> statements
print(lines("for i =\n1\n,\n2\ndo\nend")) --> 1 3 5 6 2 2 2 7
print(lines("for i = 1, 2 do g(i) end")) --> 1 2 2 2
print(lines("for i = 2,\n1\ndo\nend")) --> 1 2 3 4 2 5
print(lines("for _, v in\nnext, t\ndo\ng()\nend")) --> 1 3 4 3 5 3 5 3 6
print(lines("for _ in next, {1, 2} do end")) --> 1 2 2 2
print(lines("do return loc, g(\n1\n)\n, 2 end")) --> 1 2 4 2 5
print(lines("function loc()\nreturn g\nend\nlocal a")) --> 1 4 5
