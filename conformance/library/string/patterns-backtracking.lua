-- Repetitions: greedy, lazy, optional; with backtracking, balance and frontier. §5.4.1
-- row: V32
print(("aaa"):match("^(a*)a$"), ("aaa"):match("^(a-)a$"), ("aab"):match("a?a?a?b"), ("ab"):match("a?b?c?")) --> aa aa aab ab
print(("<<a><b>>"):match("%b<>"), ("((x)"):match("%b()"), ("no"):match("%b()"), ("a(b)c(d)"):gsub("%b()", "")) --> <<a><b>> (x) nil ac 2
print((("THE (quick) fox"):gsub("%f[%a]%a+", string.lower)), ("x"):find("%f[%z]"), (("foo.bar"):gsub("%f[%w]", "|"))) --> the (quick) fox 2 |foo.|bar
print(("key=val=more"):match("(.-)=(.*)"), ("key=val=more"):match("(.*)=(.*)")) --> key key=val more
print(("   "):match("^%s*$") == "   ", ("a\nb"):match("a.b") == "a\nb", ("x"):rep(1000):match(".-$") == ("x"):rep(1000)) --> true true true
print(#("a"):rep(20000):match("a*"), ("a"):rep(2000):find(".-b")) --> 20000 nil
local hits = 0
for i = 1, 300 do if ("aaaaaaaaab"):match("a-a-b") then hits = hits + 1 end end
print(hits) --> 300
