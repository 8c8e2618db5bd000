-- Handlers of a chunk run at its end: main program, loaded chunks, modules.
-- row: D35
-- dialect: perigee
local log = {}
function note(v) log[#log + 1] = v end
defer()
  note("main handler")
  print(table.concat(log, ", ")) --> loaded body, loaded handler, module body, module handler, text 5, main body, main handler
end
loadstring("defer() note('loaded handler') end note('loaded body')")()
package.preload.deferring = function(...)
  defer() note("module handler") end
  note("module body")
  return { text = "text " .. 5 }
end
note(require("deferring").text)
note("main body")
