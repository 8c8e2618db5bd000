-- Table constructors: list, record and computed fields in any mixture, either separator. §2.5.7
-- row: V6
local t = { 1, 2; 3, x = "a", ["y"] = "b", [10] = "c", 4, }
print(#t, t.x, t.y, t[10], t[4]) --> 4 a b c 4
print(#{}, #{ {} }, #{ {}, {} }, next({})) --> 0 1 2 nil
local function f() return 1, 2, 3 end
print(#{ f(), f() }, #{ f(), nil }, #{ (f()) }, #{ x = f(), f() }) --> 4 1 1 3
local n = 0
local function step() n = n + 1 return n end
local order = { [step()] = step(), step(), x = step() }
print(order.x, n) --> 4 4
print(({ [1] = 99, 10 })[1], ({ [2] = 99, 10, 20 })[2]) --> 10 20
print(({ "a", "b" })[2], ({ k = { j = 5 } }).k.j, #{ ... }) --> b 5 0
local big = {}
for i = 1, 300 do big[i] = tostring(i) end
local list = loadstring("return {" .. table.concat(big, ",") .. "}")()
print(#list, list[1], list[51], list[300]) --> 300 1 51 300
local rows = {}
for i = 1, 1500 do rows[i] = { i, i * 2, id = i, [-i] = true } end
print(rows[1500][2], rows[7].id, rows[9][-9]) --> 3000 7 true
-- Keys that are constants, around constructors that have such keys themselves, and around operations.
local data = { [1] = { [2] = { [3] = "a", [4] = -1 }, [true] = { [false] = nil } }, [-1] = { n = -0.5 }, ["k"] = { [0] = 1 + 1, not 1 } }
print(data[1][2][3], data[1][2][4], data[1][true][false], data[-1].n, data.k[0], data.k[1]) --> a -1 nil -0.5 2 false
print(pcall(loadstring("return { [nil] = 1 }"))) --> false [string "return { [nil] = 1 }"]:1: table index is nil
-- A positional nil takes the place of what a keyed field has stored before.
print(({ [1] = 5, nil })[1], ({ [2] = 1, 2 ^ 53, (nil) })[2]) --> nil nil
print(({ [2] = 7, 1, nil, 3, nil })[2], ({ [3] = 7, 1, nil, nil })[3]) --> nil nil
local function list(...) return { [1] = 7, [2] = 8, ... } end
local given = list(nil, nil)
print(given[1], given[2], list(1)[2]) --> nil nil 8
