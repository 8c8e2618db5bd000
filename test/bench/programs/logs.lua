-- Patterns on log files: lines are generated, split with gmatch, taken apart by one match with many captures, their
-- query strings by a nested gmatch; plain and anchored find, character classes, trimming, and gsub with a string
-- replacement to mask addresses. `n` is the number of lines.

local methods = { "GET", "POST", "PUT", "DELETE" }
local paths = { "/index.html", "/api/v1/users", "/api/v1/orders/list", "/static/css/main.css", "/login" }
local levels = { "DEBUG", "INFO", "WARN", "ERROR" }

local function generate(n)
  local seed = 99
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local lines = {}
  for i = 1, n do
    local address = (random(223) + 1) .. "." .. random(256) .. "." .. random(256) .. "." .. random(256)
    local query = "id=" .. random(1000) .. "&page=" .. random(20) .. "&sort=" .. (random(2) == 0 and "up" or "down")
    lines[i] = string.format("2024-%02d-%02d %02d:%02d:%02d [%s]  %s %s %s?%s status=%d time=%dms  ",
      random(12) + 1, random(28) + 1, random(24), random(60), random(60), levels[random(4) + 1], address,
      methods[random(4) + 1], paths[random(5) + 1], query, 200 + random(4) * 100, random(2000))
  end
  return table.concat(lines, "\n") .. "\n"
end

local function trim(text)
  return (text:gsub("^%s+", ""):gsub("%s+$", ""))
end

local linePattern =
  "^(%d+)-(%d+)-(%d+) (%d+):%d+:%d+ %[(%u+)%]%s+([%d.]+) (%u+) ([^?]+)%?(%S+) status=(%d+) time=(%d+)ms$"

local function analyse(text)
  local counts, slowest, queries, orders, bytes = {}, 0, 0, 0, 0
  for line in text:gmatch("[^\n]+") do
    line = trim(line)
    local year, month, day, hour, level, address, method, path, query, status, time =
      line:match(linePattern)
    if year then
      counts[level] = (counts[level] or 0) + 1
      counts[method .. " " .. path] = (counts[method .. " " .. path] or 0) + 1
      counts[month] = (counts[month] or 0) + tonumber(day)
      counts[hour] = (counts[hour] or 0) + 1
      for key, value in query:gmatch("(%w+)=(%w+)") do
        if key == "id" then queries = queries + tonumber(value) end
        if value == "down" then queries = queries + 1 end
      end
      if tonumber(time) > slowest and tonumber(status) >= 400 then slowest = tonumber(time) end
      if path:find("^/api/") then orders = orders + 1 end
      if line:find("orders/list", 1, true) then orders = orders + 1 end
      bytes = bytes + #address
    end
  end
  return counts, slowest + queries + orders + bytes
end

local function run(n)
  local text = generate(n)
  local counts, checksum = analyse(text)
  for _, level in ipairs(levels) do checksum = checksum * 3 + counts[level] end
  for _, method in ipairs(methods) do
    for _, path in ipairs(paths) do checksum = (checksum * 7 + counts[method .. " " .. path]) % 1000003 end
  end
  local masked, replaced = text:gsub("(%d+)%.(%d+)%.%d+%.%d+", "%1.%2.x.x")
  checksum = checksum + counts["07"] + counts["12"] + replaced + #masked
  return checksum
end

return { run = run, size = 12000, expected = 1704525 }
