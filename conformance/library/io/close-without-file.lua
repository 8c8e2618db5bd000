-- The method close without a file has no default; an empty command is one that succeeds.
-- skip luajit: says that no value was given
print(pcall(io.stdout.close)) --> false bad argument #1 to '?' (FILE* expected, got nil)
print(os.execute("")) --> 0
