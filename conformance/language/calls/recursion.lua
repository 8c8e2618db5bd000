-- Plain recursion, mutual recursion, recursion through tables and upvalues, and its depth.
-- row: V12, V13
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(18)) --> 2584
local function ackermann(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ackermann(m - 1, 1) end
  return ackermann(m - 1, ackermann(m, n - 1))
end
print(ackermann(2, 6)) --> 15
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(depth(15000)) --> 15000
local function hanoi(n, from, to, via, moves)
  if n > 0 then
    hanoi(n - 1, from, via, to, moves)
    moves[#moves + 1] = from .. to
    hanoi(n - 1, via, to, from, moves)
  end
  return moves
end
local moves = hanoi(10, "a", "c", "b", {})
print(#moves, moves[1], moves[512], moves[1023]) --> 1023 ab ac bc
local tree = {}
function tree.build(d) if d == 0 then return {} end return { tree.build(d - 1), tree.build(d - 1) } end
function tree.count(t) if t[1] then return 1 + tree.count(t[1]) + tree.count(t[2]) end return 1 end
print(tree.count(tree.build(9))) --> 1023
