-- Line hooks: constants and locals in a list have the line of the token behind them, as in PUC Lua, and nils in a row that of the first. §5.9
-- row: V30
-- skip luajit: copies tables of constants
local function g(...) return ... end
local loc = 1
local function lines(text)
  local f, seen = assert(loadstring("local g, loc = ...\n" .. text, "=text")), {}
  debug.sethook(function(_, line)
    if debug.getinfo(2, "S").short_src == "text" then seen[#seen + 1] = line end
  end, "l")
  f(g, loc)
  debug.sethook()
  return table.concat(seen, " ")
end
print(lines("g(\n1\n)")) --> 1 2 4 2 4
print(lines("g(1,\n2\n, 'x',\ntrue\n, loc\n)")) --> 1 2 4 6 7 2 7
print(lines("g(nil,\nnil,\nnil\n)\ng(\nfalse)")) --> 1 2 6 7 6 7
print(lines("local t = {\n1,\n-2\n,\n'x'}")) --> 1 2 3 5 6
print(lines("local a, b =\n1,\n2\nlocal c")) --> 1 3 4 5
