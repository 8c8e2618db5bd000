// Coroutines as pipelines; the twin of coroutines.lua with generators: producer, filters and consumer, a scheduler of
// many tasks, and a dialogue through the argument of next.

function* produce(n) {
  for (let i = 1; i <= n; i++) yield i;
}

function* keep(source, accept) {
  for (const value of source) {
    if (accept(value)) yield value;
  }
}

function* pairUp(source) {
  while (true) {
    const first = source.next();
    if (first.done) return;
    const second = source.next();
    if (second.done) return;
    yield [first.value, second.value];
  }
}

function pipeline(n) {
  const odd = keep(produce(n), (value) => value % 2 === 1);
  const kept = keep(odd, (value) => value % 3 !== 0);
  let checksum = 0;
  for (const [first, second] of pairUp(kept)) checksum = (checksum * 3 + first * second) % 1000003;
  return checksum;
}

class Scheduler {
  constructor() {
    this.ready = [];
    this.log = 0;
  }

  spawn(task, ...values) {
    const thread = task(this, ...values);
    thread.next();
    this.ready.push(thread);
  }

  run() {
    while (this.ready.length > 0) {
      const waiting = [];
      for (const thread of this.ready) {
        const { value: cost, done } = thread.next();
        if (cost !== undefined) this.log += cost;
        if (!done) waiting.push(thread);
      }
      this.ready = waiting;
    }
    return this.log;
  }
}

function* task(scheduler, id, steps) {
  yield undefined;
  for (let step = 1; step <= steps; step++) {
    scheduler.log = (scheduler.log * 7 + id * step) % 1000003;
    yield step;
  }
}

function* openAccount(opening) {
  let balance = opening;
  while (true) {
    const { command, amount } = yield balance;
    if (command === "deposit") balance += amount;
    else if (command === "withdraw") balance -= amount;
    else return { state: "closed", balance };
  }
}

function dialogue(n) {
  const account = openAccount(100);
  account.next();
  let sum = 0;
  for (let i = 1; i <= n; i++) {
    sum += account.next({ command: i % 3 === 0 ? "withdraw" : "deposit", amount: i % 10 }).value;
  }
  const { state, balance } = account.next({ command: "close", amount: 0 }).value;
  return (sum % 1000003) + state.length + balance;
}

export function run(n) {
  const checksum = pipeline(n);
  const scheduler = new Scheduler();
  for (let id = 1; id <= n / 50; id++) scheduler.spawn(task, id, (id % 20) + 1);
  return checksum + scheduler.run() + dialogue(n);
}

export const size = 400000;
export const expected = 3088249;
