-- What goto may not do.
-- row: V21
-- dialect: luajit
local function message(source) return (select(2, loadstring(source, "=m"))) end
print(message("goto nowhere")) --> m:1: undefined label 'nowhere'
print(message("do ::inside:: end goto inside")) --> m:1: undefined label 'inside'
print(message("::twice:: ::twice::")) --> m:1: duplicate label 'twice'
print(message("goto over\nlocal x\n::over::\nprint(x)")) --> m:1: <goto over> jumps into the scope of local 'x'
print(message("::a:: local function f() goto a end")) --> m:1: undefined label 'a'
print(message("repeat goto c local x ::c:: until x")) --> m:1: <goto c> jumps into the scope of local 'x'
print(message("do goto fine local x ::fine:: end")) --> nil
