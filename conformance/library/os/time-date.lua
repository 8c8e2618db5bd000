-- os.time and os.date: both directions, formats and fields. §5.8
-- row: V31
local t = os.time({ year = 2020, month = 2, day = 29, hour = 12, min = 30, sec = 15 })
local d = os.date("*t", t)
print(d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday, d.isdst) --> 2020 2 29 12 30 15 7 60 false
print(os.date("%Y-%m-%d %H:%M:%S", t)) --> 2020-02-29 12:30:15
print(os.date("!%Y-%m-%d %H:%M:%S", 0), os.date("!%A %a %B %b %d %j %p %y %%", 0)) --> 1970-01-01 00:00:00 Thursday Thu January Jan 01 001 AM 70 %
print(os.time({ year = 2020, month = 1, day = 1 }) == os.time({ year = 2020, month = 1, day = 1, hour = 12 })) --> true
print(os.date("%d", os.time({ year = 2019, month = 2, day = 29 })), os.date("%m", os.time({ year = 2019, month = 14, day = 1 }))) --> 01 02
print(type(os.time()), os.time() > 1500000000, type(os.clock()), os.clock() >= 0, os.difftime(10, 4)) --> number true number true 6
print(os.date("!%x %X %c", 0)) --> 01/01/70 00:00:00 Thu Jan  1 00:00:00 1970
print(#os.date() > 10, os.date("!*t", 86400).day, os.date("!%H", 3600)) --> true 2 01
local function message(f) return (select(2, pcall(f)):gsub("^.-:%d+: ", "")) end
print(message(function() os.time({ year = 2020 }) end)) --> field 'day' missing in date table
print(message(function() os.time(5) end)) --> bad argument #1 to 'time' (table expected, got number)
print(message(function() os.date({}) end)) --> bad argument #1 to 'date' (string expected, got table)
print(os.date("!%C %C", -62135596800), os.date("!%C", -50000000000), os.date("!%C", 0)) --> 0 0 3 19
print(message(function() os.time({ year = 1, month = 1 }) end)) --> field 'day' missing in date table
-- Fields are C's ints, and its calendar ends where years do not fit one.
local day = { year = 2000, month = 1, day = 1 }
print(os.time({ year = 2000, month = 2 ^ 32 + 1, day = 1 }) == os.time(day), os.time({ year = 2000.9, month = 1.5, day = 1 }) == os.time(day)) --> true true
print(os.time({ year = 2400000, month = 1, day = 1 }) - os.time(day), os.time({ year = 2 ^ 31 - 1, month = 12, day = 400 * 366 })) --> 75673570896000 6.7767988879771e+16
print(os.date("!%Y-%m-%d %H:%M:%S %a %j", 1e14), os.date("!%Y", -1e15), os.date("!%Y", 1e17), os.date("%Y", 2 ^ 60)) --> 3170843-11-07 09:46:40 Sat 311 -31686769 nil nil
print(os.date("%Y", 1e14), os.date("*t", -1e14).year, 1 / os.difftime(-0.5)) --> 3170843 -3166904 inf
