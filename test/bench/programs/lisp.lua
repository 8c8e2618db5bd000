-- An interpreter for a small Lisp: a reader that scans text with patterns, lists as arrays, symbols as interned
-- records, environments chained by a parent, special forms in a dispatch table, closures and builtins as functions. It
-- runs a program with recursion, higher-order functions, list sorting and string building. `n` is the argument of that
-- program.

local symbols = {}

local function intern(name)
  local symbol = symbols[name]
  if not symbol then
    symbol = { name = name }
    symbols[name] = symbol
  end
  return symbol
end

local function read(text)
  local position = 1
  local function form()
    position = text:find("%S", position)
    local char = text:sub(position, position)
    if char == "(" then
      local list = {}
      position = position + 1
      while true do
        position = text:find("%S", position)
        if text:sub(position, position) == ")" then break end
        list[#list + 1] = form()
      end
      position = position + 1
      return list
    end
    if char == '"' then
      local finish = text:find('"', position + 1, true)
      local value = text:sub(position + 1, finish - 1)
      position = finish + 1
      return value
    end
    local word = text:match("^[^%s()]+", position)
    position = position + #word
    return tonumber(word) or intern(word)
  end
  local forms = {}
  while text:find("%S", position) do forms[#forms + 1] = form() end
  return forms
end

local Environment = {}
Environment.__index = Environment

function Environment.new(parent)
  return setmetatable({ values = {}, parent = parent }, Environment)
end

function Environment:define(symbol, value) self.values[symbol] = value end

function Environment:lookup(symbol)
  local environment = self
  while environment do
    local value = environment.values[symbol]
    if value ~= nil then return value end
    environment = environment.parent
  end
  error("undefined: " .. symbol.name)
end

function Environment:assign(symbol, value)
  local environment = self
  while environment do
    if environment.values[symbol] ~= nil then
      environment.values[symbol] = value
      return
    end
    environment = environment.parent
  end
  error("undefined: " .. symbol.name)
end

local evaluate

local function evaluateBody(body, first, environment)
  local value = false
  for i = first, #body do value = evaluate(body[i], environment) end
  return value
end

local special = {}

special[intern("if")] = function(form, environment)
  if evaluate(form[2], environment) ~= false then return evaluate(form[3], environment) end
  if form[4] == nil then return false end
  return evaluate(form[4], environment)
end

special[intern("define")] = function(form, environment)
  local value = evaluate(form[3], environment)
  environment:define(form[2], value)
  return value
end

special[intern("set!")] = function(form, environment)
  local value = evaluate(form[3], environment)
  environment:assign(form[2], value)
  return value
end

special[intern("lambda")] = function(form, environment)
  local parameters = form[2]
  return function(arguments)
    local scope = Environment.new(environment)
    for i = 1, #parameters do scope:define(parameters[i], arguments[i]) end
    return evaluateBody(form, 3, scope)
  end
end

special[intern("let")] = function(form, environment)
  local scope = Environment.new(environment)
  for _, binding in ipairs(form[2]) do scope:define(binding[1], evaluate(binding[2], environment)) end
  return evaluateBody(form, 3, scope)
end

special[intern("while")] = function(form, environment)
  while evaluate(form[2], environment) ~= false do evaluateBody(form, 3, environment) end
  return false
end

special[intern("begin")] = function(form, environment) return evaluateBody(form, 2, environment) end
special[intern("quote")] = function(form) return form[2] end

local function isSymbol(value) return type(value) == "table" and value.name ~= nil end

function evaluate(form, environment)
  if type(form) ~= "table" then return form end
  if isSymbol(form) then return environment:lookup(form) end
  local handler = special[form[1]]
  if handler then return handler(form, environment) end
  local callee = evaluate(form[1], environment)
  local arguments = {}
  for i = 2, #form do arguments[i - 1] = evaluate(form[i], environment) end
  return callee(arguments)
end

local empty = {}

local builtins = {
  ["+"] = function(a) return a[1] + a[2] end,
  ["-"] = function(a) return a[1] - a[2] end,
  ["*"] = function(a) return a[1] * a[2] end,
  ["mod"] = function(a) return a[1] % a[2] end,
  ["<"] = function(a) return a[1] < a[2] end,
  ["="] = function(a) return a[1] == a[2] end,
  ["not"] = function(a) return a[1] == false end,
  ["cons"] = function(a) return { head = a[1], tail = a[2] } end,
  ["head"] = function(a) return a[1].head end,
  ["tail"] = function(a) return a[1].tail end,
  ["empty?"] = function(a) return a[1] == empty end,
  ["join"] = function(a) return a[1] .. a[2] end,
}

local program = [[
(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))
(define range (lambda (from to) (if (< to from) empty (cons from (range (+ from 1) to)))))
(define map (lambda (f list) (if (empty? list) empty (cons (f (head list)) (map f (tail list))))))
(define filter (lambda (f list)
  (if (empty? list) empty
    (if (f (head list)) (cons (head list) (filter f (tail list))) (filter f (tail list))))))
(define fold (lambda (f value list) (if (empty? list) value (fold f (f value (head list)) (tail list)))))
(define append (lambda (a b) (if (empty? a) b (cons (head a) (append (tail a) b)))))
(define sort (lambda (list)
  (if (empty? list) empty
    (let ((pivot (head list)) (rest (tail list)))
      (append (sort (filter (lambda (x) (< x pivot)) rest))
        (cons pivot (sort (filter (lambda (x) (not (< x pivot))) rest))))))))
(define counter (lambda () (let ((count 0)) (lambda (step) (set! count (+ count step))))))
(define primes (lambda (limit)
  (let ((count 0) (i 2))
    (while (< i limit)
      (let ((j 2) (prime true))
        (while (< (* j j) (+ i 1))
          (if (= (mod i j) 0) (set! prime false))
          (set! j (+ j 1)))
        (if prime (set! count (+ count 1))))
      (set! i (+ i 1)))
    count)))
(define shuffled (map (lambda (x) (mod (* x 7919) 1009)) (range 1 120)))
(define weight (lambda (list) (fold (lambda (sum x) (mod (+ (* sum 3) x) 1000003)) 0 list)))
(define tick (counter))
(tick 5)
(join (join "lisp:" (fib n)) (join ":" (+ (weight (sort shuffled)) (+ (primes 400) (tick 7)))))
]]

local function run(n)
  local globals = Environment.new(nil)
  for name, builtin in pairs(builtins) do globals:define(intern(name), builtin) end
  globals:define(intern("empty"), empty)
  globals:define(intern("true"), true)
  globals:define(intern("false"), false)
  globals:define(intern("n"), n)
  return evaluateBody(read(program), 1, globals)
end

return { run = run, size = 24, expected = "lisp:46368:311735" }
