// An interpreter for a small Lisp; the twin of lisp.lua: reader, environments as Maps with parents, special forms in a
// Map, closures and builtins as functions.

class LispSymbol {
  constructor(name) {
    this.name = name;
  }
}

const symbols = new Map();

function intern(name) {
  let symbol = symbols.get(name);
  if (symbol === undefined) {
    symbol = new LispSymbol(name);
    symbols.set(name, symbol);
  }
  return symbol;
}

class Reader {
  constructor(text) {
    this.text = text;
    this.position = 0;
  }

  skipSpace() {
    while (this.position < this.text.length && this.text.charCodeAt(this.position) <= 32) this.position += 1;
    return this.position < this.text.length;
  }

  form() {
    this.skipSpace();
    const text = this.text;
    const char = text[this.position];
    if (char === "(") {
      const list = [];
      this.position += 1;
      while (this.skipSpace() && text[this.position] !== ")") list.push(this.form());
      this.position += 1;
      return list;
    }
    if (char === '"') {
      const finish = text.indexOf('"', this.position + 1);
      const value = text.slice(this.position + 1, finish);
      this.position = finish + 1;
      return value;
    }
    const wordPattern = /[^\s()]+/y;
    wordPattern.lastIndex = this.position;
    const [word] = wordPattern.exec(text);
    this.position += word.length;
    const number = Number(word);
    return Number.isNaN(number) ? intern(word) : number;
  }

  forms() {
    const forms = [];
    while (this.skipSpace()) forms.push(this.form());
    return forms;
  }
}

class Environment {
  constructor(parent) {
    this.values = new Map();
    this.parent = parent;
  }

  define(symbol, value) {
    this.values.set(symbol, value);
  }

  lookup(symbol) {
    for (let environment = this; environment !== null; environment = environment.parent) {
      const value = environment.values.get(symbol);
      if (value !== undefined) return value;
    }
    throw new Error("undefined: " + symbol.name);
  }

  assign(symbol, value) {
    for (let environment = this; environment !== null; environment = environment.parent) {
      if (environment.values.has(symbol)) {
        environment.values.set(symbol, value);
        return;
      }
    }
    throw new Error("undefined: " + symbol.name);
  }
}

function evaluateBody(body, first, environment) {
  let value = false;
  for (let i = first; i < body.length; i++) value = evaluate(body[i], environment);
  return value;
}

const special = new Map([
  [
    intern("if"),
    (form, environment) => {
      if (evaluate(form[1], environment) !== false) return evaluate(form[2], environment);
      return form.length < 4 ? false : evaluate(form[3], environment);
    },
  ],
  [
    intern("define"),
    (form, environment) => {
      const value = evaluate(form[2], environment);
      environment.define(form[1], value);
      return value;
    },
  ],
  [
    intern("set!"),
    (form, environment) => {
      const value = evaluate(form[2], environment);
      environment.assign(form[1], value);
      return value;
    },
  ],
  [
    intern("lambda"),
    (form, environment) => {
      const parameters = form[1];
      return (values) => {
        const scope = new Environment(environment);
        for (let i = 0; i < parameters.length; i++) scope.define(parameters[i], values[i]);
        return evaluateBody(form, 2, scope);
      };
    },
  ],
  [
    intern("let"),
    (form, environment) => {
      const scope = new Environment(environment);
      for (const binding of form[1]) scope.define(binding[0], evaluate(binding[1], environment));
      return evaluateBody(form, 2, scope);
    },
  ],
  [
    intern("while"),
    (form, environment) => {
      while (evaluate(form[1], environment) !== false) evaluateBody(form, 2, environment);
      return false;
    },
  ],
  [intern("begin"), (form, environment) => evaluateBody(form, 1, environment)],
  [intern("quote"), (form) => form[1]],
]);

function evaluate(form, environment) {
  if (typeof form !== "object") return form;
  if (form instanceof LispSymbol) return environment.lookup(form);
  const handler = special.get(form[0]);
  if (handler !== undefined) return handler(form, environment);
  const callee = evaluate(form[0], environment);
  const values = [];
  for (let i = 1; i < form.length; i++) values.push(evaluate(form[i], environment));
  return callee(values);
}

class Pair {
  constructor(head, tail) {
    this.head = head;
    this.tail = tail;
  }
}

const empty = new Pair(undefined, undefined);

const builtins = {
  "+": (a) => a[0] + a[1],
  "-": (a) => a[0] - a[1],
  "*": (a) => a[0] * a[1],
  mod: (a) => a[0] % a[1],
  "<": (a) => a[0] < a[1],
  "=": (a) => a[0] === a[1],
  not: (a) => a[0] === false,
  cons: (a) => new Pair(a[0], a[1]),
  head: (a) => a[0].head,
  tail: (a) => a[0].tail,
  "empty?": (a) => a[0] === empty,
  join: (a) => String(a[0]) + String(a[1]),
};

const program = `
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
`;

export function run(n) {
  const globals = new Environment(null);
  for (const [name, builtin] of Object.entries(builtins)) globals.define(intern(name), builtin);
  globals.define(intern("empty"), empty);
  globals.define(intern("true"), true);
  globals.define(intern("false"), false);
  globals.define(intern("n"), n);
  return evaluateBody(new Reader(program).forms(), 0, globals);
}

export const size = 24;
export const expected = "lisp:46368:311735";
