// Error handling; the twin of errors.lua with try and catch: thrown errors of own classes and of the language, caught,
// inspected and thrown again, clean-up in finally.

class ValidationError extends Error {
  constructor(field, value) {
    super("invalid " + field);
    this.field = field;
    this.value = value;
  }

  describe() {
    return this.field + "=" + this.value;
  }
}

class ParseError extends Error {
  constructor(position) {
    super("malformed number");
    this.position = position;
  }
}

function checkAmount(order) {
  if (order.amount <= 0) throw new ValidationError("amount", order.amount);
  if (order.amount > 950) throw new Error("amount too large: " + order.amount);
  return order.amount;
}

function checkCustomer(order, customers) {
  return customers[order.customer].credit + 0;
}

function total(order, customers) {
  const amount = checkAmount(order);
  const credit = checkCustomer(order, customers);
  if (!(credit >= 0)) throw new Error("no credit");
  return { amount, credit };
}

function withLock(state, body, ...values) {
  state.locks += 1;
  try {
    return body(...values);
  } finally {
    state.locks -= 1;
  }
}

function process(order, customers, state) {
  try {
    const { amount, credit } = withLock(state, total, order, customers);
    state.sum = (state.sum + amount * 3 + credit) % 1000003;
  } catch (error) {
    if (error instanceof ValidationError) state.invalid += error.describe().length;
    else if (error.message.includes("too large")) state.large += 1;
    else if (error.message.includes("no credit")) state.refused += 1;
    else state.failed += 1;
  }
}

function parseDigits(text) {
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) throw new ParseError(i + 1);
    value = value * 10 + digit;
  }
  return value;
}

function tryParse(text) {
  try {
    return parseDigits(text);
  } catch (error) {
    return -error.position;
  }
}

export function run(n) {
  let seed = 31;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  const customers = [undefined];
  for (let i = 1; i <= 95; i++) customers.push({ credit: (i % 19) - 1 });
  const state = { sum: 0, invalid: 0, large: 0, refused: 0, failed: 0, locks: 0 };
  let parsed = 0;
  for (let i = 1; i <= n; i++) {
    process({ amount: random(1000) - 20, customer: random(100) + 1 }, customers, state);
    parsed += tryParse(i % 11 === 0 ? "12x4" : "1234");
  }
  return [state.sum, state.invalid, state.large, state.refused, state.failed, state.locks, parsed].join(":");
}

export const size = 50000;
export const expected = "363698:9998:1423:2407:2320:0:56077835";
