-- A compiler and a stack machine: arithmetic programs are tokenised with patterns, compiled by precedence climbing to
-- an array of numbers, and executed by a loop that tests the operation code in a chain of comparisons, with a stack and
-- variables in arrays. `n` is the limit up to which the interpreted program searches for primes and perfect numbers.

local PUSH, LOAD, STORE, ADD, SUB, MUL, MOD, LESS, EQUAL, JUMP, JUMP_IF_FALSE, PRINT, HALT =
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13

local operators = {
  ["<"] = { level = 1, code = LESS }, ["="] = { level = 1, code = EQUAL },
  ["+"] = { level = 2, code = ADD }, ["-"] = { level = 2, code = SUB },
  ["*"] = { level = 3, code = MUL }, ["%"] = { level = 3, code = MOD },
}

local function tokenise(source)
  local tokens = {}
  local position = 1
  while true do
    position = source:find("%S", position)
    if not position then break end
    local token = source:match("^%a%w*", position) or source:match("^%d+", position) or source:match("^:=", position)
      or source:sub(position, position)
    tokens[#tokens + 1] = token
    position = position + #token
  end
  tokens[#tokens + 1] = "<end>"
  return tokens
end

local Compiler = {}
Compiler.__index = Compiler

function Compiler.new(tokens)
  return setmetatable({ tokens = tokens, position = 1, code = {}, variables = {}, count = 0 }, Compiler)
end

function Compiler:emit(code, operand)
  local target = self.code
  target[#target + 1] = code
  target[#target + 1] = operand or 0
  return #target
end

function Compiler:take(expected)
  local token = self.tokens[self.position]
  if expected and token ~= expected then error(expected .. " expected near " .. token) end
  self.position = self.position + 1
  return token
end

function Compiler:slot(name)
  local slot = self.variables[name]
  if not slot then
    self.count = self.count + 1
    slot = self.count
    self.variables[name] = slot
  end
  return slot
end

function Compiler:primary()
  local token = self:take()
  if token == "(" then
    self:expression(1)
    self:take(")")
  elseif tonumber(token) then
    self:emit(PUSH, tonumber(token))
  else
    self:emit(LOAD, self:slot(token))
  end
end

function Compiler:expression(level)
  self:primary()
  local operator = operators[self.tokens[self.position]]
  while operator and operator.level >= level do
    self:take()
    self:expression(operator.level + 1)
    self:emit(operator.code)
    operator = operators[self.tokens[self.position]]
  end
end

function Compiler:statement()
  local token = self:take()
  if token == "while" then
    local start = #self.code + 1
    self:expression(1)
    local exit = self:emit(JUMP_IF_FALSE)
    self:block("do")
    self:emit(JUMP, start)
    self.code[exit] = #self.code + 1
  elseif token == "if" then
    self:expression(1)
    local exit = self:emit(JUMP_IF_FALSE)
    self:block("then")
    self.code[exit] = #self.code + 1
  elseif token == "print" then
    self:expression(1)
    self:emit(PRINT)
  else
    self:take(":=")
    self:expression(1)
    self:emit(STORE, self:slot(token))
  end
end

function Compiler:block(opening)
  self:take(opening)
  while self.tokens[self.position] ~= "end" do self:statement() end
  self:take("end")
end

function Compiler:program()
  while self.tokens[self.position] ~= "<end>" do self:statement() end
  self:emit(HALT)
  return self.code
end

local function execute(code, variables, output)
  local stack, top, pc, steps = {}, 0, 1, 0
  while true do
    local operation, operand = code[pc], code[pc + 1]
    pc = pc + 2
    steps = steps + 1
    if operation == PUSH then
      top = top + 1
      stack[top] = operand
    elseif operation == LOAD then
      top = top + 1
      stack[top] = variables[operand]
    elseif operation == STORE then
      variables[operand] = stack[top]
      top = top - 1
    elseif operation == ADD then
      top = top - 1
      stack[top] = stack[top] + stack[top + 1]
    elseif operation == SUB then
      top = top - 1
      stack[top] = stack[top] - stack[top + 1]
    elseif operation == MUL then
      top = top - 1
      stack[top] = stack[top] * stack[top + 1]
    elseif operation == MOD then
      top = top - 1
      stack[top] = stack[top] % stack[top + 1]
    elseif operation == LESS then
      top = top - 1
      stack[top] = stack[top] < stack[top + 1] and 1 or 0
    elseif operation == EQUAL then
      top = top - 1
      stack[top] = stack[top] == stack[top + 1] and 1 or 0
    elseif operation == JUMP then
      pc = operand
    elseif operation == JUMP_IF_FALSE then
      if stack[top] == 0 then pc = operand end
      top = top - 1
    elseif operation == PRINT then
      output[#output + 1] = stack[top]
      top = top - 1
    elseif operation == HALT then
      return steps
    else
      error("invalid operation " .. tostring(operation))
    end
  end
end

local program = [[
  i := 2
  while i < limit do
    divisor := 2
    prime := 1
    while divisor * divisor < i + 1 do
      if i % divisor = 0 then prime := 0 divisor := i end
      divisor := divisor + 1
    end
    if prime then count := count + 1 last := i end
    i := i + 1
  end
  print count print last
  i := 2
  while i < limit % 1000 do
    sum := 1
    divisor := 2
    while divisor < i do
      if i % divisor = 0 then sum := sum + divisor end
      divisor := divisor + 1
    end
    if sum = i then print i * (2 + 1) end
    i := i + 1
  end
]]

local function run(n)
  local compiler = Compiler.new(tokenise(program))
  local code = compiler:program()
  local variables, output = {}, {}
  for i = 1, compiler.count do variables[i] = 0 end
  variables[compiler:slot("limit")] = n
  local steps = execute(code, variables, output)
  return steps .. ":" .. #code .. ":" .. table.concat(output, ",")
end

return { run = run, size = 20700, expected = "10234284:194:2330,20693,18,84,1488" }
