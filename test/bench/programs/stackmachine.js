// A compiler and a stack machine; the twin of stackmachine.lua: tokens by regular expression, precedence climbing, code
// in an array of numbers, and a loop with a switch.

const PUSH = 1,
  LOAD = 2,
  STORE = 3,
  ADD = 4,
  SUB = 5,
  MUL = 6,
  MOD = 7,
  LESS = 8,
  EQUAL = 9,
  JUMP = 10,
  JUMP_IF_FALSE = 11,
  PRINT = 12,
  HALT = 13;

const operators = new Map([
  ["<", { level: 1, code: LESS }],
  ["=", { level: 1, code: EQUAL }],
  ["+", { level: 2, code: ADD }],
  ["-", { level: 2, code: SUB }],
  ["*", { level: 3, code: MUL }],
  ["%", { level: 3, code: MOD }],
]);

function tokenise(source) {
  const tokens = source.match(/[A-Za-z][A-Za-z0-9]*|\d+|:=|\S/g);
  tokens.push("<end>");
  return tokens;
}

class Compiler {
  constructor(tokens) {
    this.tokens = tokens;
    this.position = 0;
    this.code = [];
    this.variables = new Map();
  }

  emit(code, operand = 0) {
    this.code.push(code, operand);
    return this.code.length - 1;
  }

  take(expected) {
    const token = this.tokens[this.position];
    if (expected !== undefined && token !== expected) throw new Error(expected + " expected near " + token);
    this.position += 1;
    return token;
  }

  slot(name) {
    let slot = this.variables.get(name);
    if (slot === undefined) {
      slot = this.variables.size;
      this.variables.set(name, slot);
    }
    return slot;
  }

  primary() {
    const token = this.take();
    if (token === "(") {
      this.expression(1);
      this.take(")");
    } else if (token >= "0" && token <= "9~") {
      this.emit(PUSH, Number(token));
    } else {
      this.emit(LOAD, this.slot(token));
    }
  }

  expression(level) {
    this.primary();
    let operator = operators.get(this.tokens[this.position]);
    while (operator !== undefined && operator.level >= level) {
      this.take();
      this.expression(operator.level + 1);
      this.emit(operator.code);
      operator = operators.get(this.tokens[this.position]);
    }
  }

  statement() {
    const token = this.take();
    if (token === "while") {
      const start = this.code.length;
      this.expression(1);
      const exit = this.emit(JUMP_IF_FALSE);
      this.block("do");
      this.emit(JUMP, start);
      this.code[exit] = this.code.length;
    } else if (token === "if") {
      this.expression(1);
      const exit = this.emit(JUMP_IF_FALSE);
      this.block("then");
      this.code[exit] = this.code.length;
    } else if (token === "print") {
      this.expression(1);
      this.emit(PRINT);
    } else {
      this.take(":=");
      this.expression(1);
      this.emit(STORE, this.slot(token));
    }
  }

  block(opening) {
    this.take(opening);
    while (this.tokens[this.position] !== "end") this.statement();
    this.take("end");
  }

  program() {
    while (this.tokens[this.position] !== "<end>") this.statement();
    this.emit(HALT);
    return this.code;
  }
}

function execute(code, variables, output) {
  const stack = [];
  let top = -1;
  let pc = 0;
  let steps = 0;
  while (true) {
    const operation = code[pc];
    const operand = code[pc + 1];
    pc += 2;
    steps += 1;
    switch (operation) {
      case PUSH:
        stack[++top] = operand;
        break;
      case LOAD:
        stack[++top] = variables[operand];
        break;
      case STORE:
        variables[operand] = stack[top--];
        break;
      case ADD:
        top -= 1;
        stack[top] += stack[top + 1];
        break;
      case SUB:
        top -= 1;
        stack[top] -= stack[top + 1];
        break;
      case MUL:
        top -= 1;
        stack[top] *= stack[top + 1];
        break;
      case MOD:
        top -= 1;
        stack[top] %= stack[top + 1];
        break;
      case LESS:
        top -= 1;
        stack[top] = stack[top] < stack[top + 1] ? 1 : 0;
        break;
      case EQUAL:
        top -= 1;
        stack[top] = stack[top] === stack[top + 1] ? 1 : 0;
        break;
      case JUMP:
        pc = operand;
        break;
      case JUMP_IF_FALSE:
        if (stack[top--] === 0) pc = operand;
        break;
      case PRINT:
        output.push(stack[top--]);
        break;
      case HALT:
        return steps;
      default:
        throw new Error("invalid operation " + operation);
    }
  }
}

const program = `
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
`;

export function run(n) {
  const compiler = new Compiler(tokenise(program));
  const code = compiler.program();
  const variables = new Array(compiler.variables.size).fill(0);
  const output = [];
  variables[compiler.slot("limit")] = n;
  const steps = execute(code, variables, output);
  return steps + ":" + code.length + ":" + output.join(",");
}

export const size = 20700;
export const expected = "10234284:194:2330,20693,18,84,1488";
