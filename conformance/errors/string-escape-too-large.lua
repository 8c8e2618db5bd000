-- A decimal escape above 255 is a syntax error. §2.1
-- row: V21
-- skip luajit: says "invalid escape sequence"
print(loadstring("return '\\300'", "=m")) --> nil m:1: escape sequence too large near '''
print(loadstring("return 'abc\\999def'", "=m")) --> nil m:1: escape sequence too large near ''abc'
print(#loadstring("return '\\255\\0'", "=m")()) --> 2
