-- A pattern with an unfinished capture is an error of gsub itself, with a position, whatever replaces the matches.
-- skip luajit: has none
for _, replacement in ipairs { print, setmetatable({}, { __index = print }), {}, "%1" } do
  print(pcall(function() return ("x"):gsub("(x", replacement) end)) --> false gsub-unfinished-capture.lua:4: unfinished capture
end
--> false gsub-unfinished-capture.lua:4: unfinished capture
--> false gsub-unfinished-capture.lua:4: unfinished capture
--> false gsub-unfinished-capture.lua:4: unfinished capture
