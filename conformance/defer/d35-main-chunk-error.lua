-- Handlers of the main chunk run when it fails, and the error is reported.
-- row: D35, D9
-- dialect: perigee
-- error: the end
defer() print("main handler") --> main handler
end
error("the end", 0)
