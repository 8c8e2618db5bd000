-- Coroutines as pipelines: a producer, two filters and a consumer that pull values through each other, a scheduler that
-- resumes many short-lived tasks in turn, and a dialogue in which values travel both ways through resume and yield. `n`
-- is the number of values produced.

local function produce(n)
  return coroutine.wrap(function()
    for i = 1, n do coroutine.yield(i) end
  end)
end

local function keep(source, accept)
  return coroutine.wrap(function()
    for value in source do
      if accept(value) then coroutine.yield(value) end
    end
  end)
end

local function pairUp(source)
  return coroutine.wrap(function()
    while true do
      local first = source()
      if not first then return end
      local second = source()
      if not second then return end
      coroutine.yield(first, second)
    end
  end)
end

local function pipeline(n)
  local odd = keep(produce(n), function(value) return value % 2 == 1 end)
  local kept = keep(odd, function(value) return value % 3 ~= 0 end)
  local checksum = 0
  for first, second in pairUp(kept) do
    checksum = (checksum * 3 + first * second) % 1000003
  end
  return checksum
end

local Scheduler = {}
Scheduler.__index = Scheduler

function Scheduler.new()
  return setmetatable({ ready = {}, log = 0 }, Scheduler)
end

function Scheduler:spawn(task, ...)
  local thread = coroutine.create(task)
  coroutine.resume(thread, self, ...)
  table.insert(self.ready, thread)
end

function Scheduler:run()
  while #self.ready > 0 do
    local waiting = {}
    for _, thread in ipairs(self.ready) do
      local ok, cost = coroutine.resume(thread)
      if ok and cost then self.log = self.log + cost end
      if coroutine.status(thread) ~= "dead" then waiting[#waiting + 1] = thread end
    end
    self.ready = waiting
  end
  return self.log
end

local function task(scheduler, id, steps)
  coroutine.yield()
  for step = 1, steps do
    scheduler.log = (scheduler.log * 7 + id * step) % 1000003
    coroutine.yield(step)
  end
end

local function dialogue(n)
  local account = coroutine.create(function(opening)
    local balance = opening
    while true do
      local command, amount = coroutine.yield(balance)
      if command == "deposit" then
        balance = balance + amount
      elseif command == "withdraw" then
        balance = balance - amount
      else
        return "closed", balance
      end
    end
  end)
  coroutine.resume(account, 100)
  local sum = 0
  for i = 1, n do
    local _, balance = coroutine.resume(account, i % 3 == 0 and "withdraw" or "deposit", i % 10)
    sum = sum + balance
  end
  local _, state, balance = coroutine.resume(account, "close")
  return sum % 1000003 + #state + balance
end

local function run(n)
  local checksum = pipeline(n)
  local scheduler = Scheduler.new()
  for id = 1, n / 50 do scheduler:spawn(task, id, id % 20 + 1) end
  return checksum + scheduler:run() + dialogue(n)
end

return { run = run, size = 400000, expected = 3088249 }
