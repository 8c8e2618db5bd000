-- read("*n") takes what C's scanf takes of a malformed numeral, and leaves the rest.
-- skip luajit: LuaJIT reads numbers its own way
local name = os.tmpname()
local function try(...)
  local results = {}
  for i, text in ipairs({ ... }) do
    local file = assert(io.open(name, "w"))
    file:write(text)
    file:close()
    file = assert(io.open(name))
    local number = file:read("*n")
    results[i] = (number ~= number and "nan" or tostring(number)) .. "[" .. file:read("*a") .. "]"
    file:close()
  end
  print(table.concat(results, " "))
end
try("12 x", "  12x", "1.5,", "1..2", "-.5.5", "+7-", "1.", "00012") --> 12[ x] 12[x] 1.5[,] 1[.2] -0.5[.5] 7[-] 1[] 12[]
try("1e5y", "1e", "1e+", "1ex", "5e-1-", "e5", ".e1", "+.e1x", "0e") --> 100000[y] 1[] 1[] 1[x] 0.5[-] nil[e5] nil[e1] nil[e1x] 0[]
try("0x1Fz", "0x1.8p1z", "0x", "0xg", "0x.", "0x.g", "-0x.", "0x.p1") --> 31[z] 3[z] nil[] nil[g] 0[] 0[g] -0[] 0[p1]
try("0xp1", "0x.1p4", "0x1p", "0x1p+", "0x1p+x", "0x+1", "0x..1") --> nil[p1] 1[] 1[] 1[] 1[x] nil[+1] 0[.1]
try("inf", "-infinity", "INFx", "infi", "infinitx", "in", "i1a") --> inf[] -inf[] inf[x] nil[] nil[] nil[] nil[a]
try("nan", "NaNx", "nan(1)", "na", "n-", "x1", "", "+", "--1", "\n\n 7\n") --> nan[] nan[x] nan[(1)] nil[] nil[] nil[x1] nil[] nil[] nil[-1] 7[
--> ]
local file = assert(io.open(name, "w"))
for i = 1, 2000 do file:write(i / 4, i % 3 == 0 and "\n" or i % 3 == 1 and " " or "\t ") end
file:close()
local sum, count = 0, 0
file = assert(io.open(name))
for number in function() return file:read("*n") end do
  sum = sum + number
  count = count + 1
end
print(sum, count, file:read("*n"), file:read(1)) --> 500250 2000 nil nil
file:close()
os.remove(name)
