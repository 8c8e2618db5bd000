-- Error handling: pcall around work that mostly succeeds, error with strings and with tables as exceptions, errors
-- raised several calls deep, caught, inspected and raised again, clean-up after failures, errors of the language itself
-- (a nil is indexed), and assert. `n` is the number of transactions.

local ValidationError = {}
ValidationError.__index = ValidationError

local function validationError(field, value)
  return setmetatable({ field = field, value = value }, ValidationError)
end

function ValidationError:describe() return self.field .. "=" .. tostring(self.value) end

local function isValidationError(value)
  return type(value) == "table" and getmetatable(value) == ValidationError
end

local function checkAmount(order)
  if order.amount <= 0 then error(validationError("amount", order.amount)) end
  if order.amount > 950 then error("amount too large: " .. order.amount, 0) end
  return order.amount
end

local function checkCustomer(order, customers)
  local customer = customers[order.customer]
  -- Some customers are missing: the next line then fails by itself.
  return customer.credit + 0
end

local function total(order, customers)
  local amount = checkAmount(order)
  local credit = checkCustomer(order, customers)
  assert(credit >= 0, "no credit")
  return amount, credit
end

local function withLock(state, body, ...)
  state.locks = state.locks + 1
  local ok, amount, credit = pcall(body, ...)
  state.locks = state.locks - 1
  if not ok then error(amount, 0) end
  return amount, credit
end

local function process(order, customers, state)
  local ok, amount, credit = pcall(withLock, state, total, order, customers)
  if ok then
    state.sum = (state.sum + amount * 3 + credit) % 1000003
  elseif isValidationError(amount) then
    state.invalid = state.invalid + #amount:describe()
  elseif tostring(amount):find("too large", 1, true) then
    state.large = state.large + 1
  elseif tostring(amount):find("no credit", 1, true) then
    state.refused = state.refused + 1
  else
    state.failed = state.failed + 1
  end
end

local function parseDigits(text)
  local value = 0
  for i = 1, #text do
    local digit = text:byte(i) - 48
    if digit < 0 or digit > 9 then error({ position = i }) end
    value = value * 10 + digit
  end
  return value
end

local function tryParse(text)
  local ok, result = pcall(parseDigits, text)
  if ok then return result end
  return -result.position
end

local function run(n)
  local seed = 31
  local function random(limit)
    seed = (seed * 8121 + 28411) % 134456
    return math.floor(seed * limit / 134456)
  end
  local customers = {}
  for i = 1, 95 do customers[i] = { credit = i % 19 - 1 } end
  local state = { sum = 0, invalid = 0, large = 0, refused = 0, failed = 0, locks = 0 }
  local parsed = 0
  for i = 1, n do
    process({ amount = random(1000) - 20, customer = random(100) + 1 }, customers, state)
    parsed = parsed + tryParse(i % 11 == 0 and "12x4" or "1234")
  end
  return state.sum .. ":" .. state.invalid .. ":" .. state.large .. ":" .. state.refused .. ":" .. state.failed
    .. ":" .. state.locks .. ":" .. parsed
end

return { run = run, size = 50000, expected = "363698:9998:1423:2407:2320:0:56077835" }
