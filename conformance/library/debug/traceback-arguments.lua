-- debug.traceback joins what stands above the traceback; a level takes away the last argument.
-- skip luajit: takes a message and a level
local function shown(...)
  local ok, text = pcall(debug.traceback, ...)
  return ok, tostring(text):gsub("\n?stack traceback:.*", " ...")
end
print(shown()) --> true  ... 1
print(shown("x", "y")) --> true xy ... 1
print(shown("x", "y", 3, 4.5)) --> true xy34.5 ... 1
print(shown("x", 1)) --> true x ... 1
print(shown("x", "1", "z")) --> true x1 ... 1
print(shown("x", 1, "z")) --> true x1 ... 1
print(shown(7, "y")) --> true 7y ... 1
print(shown(nil, "y")) --> true y 0
print(shown(nil, 5)) --> true nil 0
print(shown(false, 1, "y")) --> true 1 0
print(shown("x", {})) --> false attempt to concatenate a table value 0
print(shown("x", nil)) --> false attempt to concatenate a nil value 0
print(shown(coroutine.create(function() end), "x", "y")) --> true xy ... 1
-- Levels below 0 are tail calls.
print((debug.traceback("x", -2):gsub("\n\t", "|"):match(".*%?|%[C%]"))) --> x
--> stack traceback:|(tail call): ?|(tail call): ?|[C]
