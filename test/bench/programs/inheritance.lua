-- Methods and inheritance: a three-level hierarchy of bank accounts built from metatables with `__index` chains. Calls
-- are polymorphic over four classes, methods are inherited over two levels, overridden, and reached through explicit
-- calls of the parent's method. `n` is the number of simulated months.

local Account = {}
Account.__index = Account

function Account.new(owner, balance)
  return Account.init(setmetatable({}, Account), owner, balance)
end

function Account:init(owner, balance)
  self.owner = owner
  self.balance = balance
  self.transactions = 0
  return self
end

function Account:getBalance() return self.balance end
function Account:available() return self.balance end
function Account:monthlyFee() return 2 end

function Account:deposit(amount)
  self.balance = self.balance + amount
  self.transactions = self.transactions + 1
  return true
end

function Account:withdraw(amount)
  if amount > self:available() then return false end
  self.balance = self.balance - amount
  self.transactions = self.transactions + 1
  return true
end

function Account:endOfMonth()
  local fee = self:monthlyFee()
  if fee > 0 and self:getBalance() >= fee then self.balance = self.balance - fee end
end

local function subclass(parent)
  local class = setmetatable({}, { __index = parent })
  class.__index = class
  return class
end

local Savings = subclass(Account)

function Savings.new(owner, balance, rate)
  return Savings.init(setmetatable({}, Savings), owner, balance, rate)
end

function Savings:init(owner, balance, rate)
  Account.init(self, owner, balance)
  self.rate = rate
  return self
end

function Savings:interest() return math.floor(self.balance * self.rate / 1200) end
function Savings:monthlyFee() return 0 end

function Savings:endOfMonth()
  self:deposit(self:interest())
  Account.endOfMonth(self)
end

local Bonus = subclass(Savings)

function Bonus.new(owner, balance, rate, bonus)
  local self = Savings.init(setmetatable({}, Bonus), owner, balance, rate)
  self.bonus = bonus
  return self
end

function Bonus:interest()
  local interest = Savings.interest(self)
  if self.transactions < 500 then interest = interest + self.bonus end
  return interest
end

local Checking = subclass(Account)

function Checking.new(owner, balance, credit)
  local self = Account.init(setmetatable({}, Checking), owner, balance)
  self.credit = credit
  return self
end

function Checking:available() return self.balance + self.credit end

function Checking:monthlyFee()
  if self.balance < 0 then return math.floor(-self.balance / 100) + 1 end
  return 3
end

function Checking:endOfMonth()
  if self.balance < 0 then
    self.balance = self.balance - self:monthlyFee()
  else
    Account.endOfMonth(self)
  end
end

local function transfer(from, to, amount)
  return from:withdraw(amount) and to:deposit(amount)
end

local function run(n)
  local seed = 42
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local accounts = {}
  for i = 1, 100 do
    local owner, kind = "owner" .. i, i % 4
    if kind == 0 then
      accounts[i] = Account.new(owner, 1000 + i)
    elseif kind == 1 then
      accounts[i] = Savings.new(owner, 5000 + i, 3)
    elseif kind == 2 then
      accounts[i] = Bonus.new(owner, 3000 + i, 2, 5)
    else
      accounts[i] = Checking.new(owner, 800 + i, 500)
    end
  end
  local failed = 0
  for _ = 1, n do
    for _ = 1, 200 do
      local from, to = accounts[random(100) + 1], accounts[random(100) + 1]
      if not transfer(from, to, random(300) + 1) then failed = failed + 1 end
    end
    for _, account in ipairs(accounts) do account:endOfMonth() end
  end
  local checksum = failed
  for i, account in ipairs(accounts) do
    checksum = (checksum + i * account:getBalance() + account.transactions) % 1000000007
  end
  return checksum
end

return { run = run, size = 5000, expected = 559682669 }
