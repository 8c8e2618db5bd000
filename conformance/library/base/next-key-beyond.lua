-- next refuses a key that was never there, also an integer behind the end; a key that a traversal has cleared is no such key. §5.1
-- row: V23, V31
local function message(...) return select(2, pcall(next, ...)) end
print((message({ "a", "b", "c" }, 6):gsub("^.-:%d+: ", ""))) --> invalid key to 'next'
local t = { "a", "b", "c" }
print(next(t)) --> 1 a
print((message(t, 6):gsub("^.-:%d+: ", ""))) --> invalid key to 'next'
print(next(t, 3)) --> nil
print((message(t, 6):gsub("^.-:%d+: ", ""))) --> invalid key to 'next'
print((message(t, "x"):gsub("^.-:%d+: ", ""))) --> invalid key to 'next'
local count = 0
local key = next(t)
while key do
  t[key] = nil
  count = count + 1
  key = next(t, key)
end
print(count, next(t)) --> 3 nil
