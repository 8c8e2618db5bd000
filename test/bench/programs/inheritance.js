// Methods and inheritance; the twin of inheritance.lua: a three-level hierarchy of bank accounts with overridden and
// inherited methods, super calls, and call sites that see four classes.

class Account {
  constructor(owner, balance) {
    this.owner = owner;
    this.balance = balance;
    this.transactions = 0;
  }

  getBalance() {
    return this.balance;
  }

  available() {
    return this.balance;
  }

  monthlyFee() {
    return 2;
  }

  deposit(amount) {
    this.balance += amount;
    this.transactions += 1;
    return true;
  }

  withdraw(amount) {
    if (amount > this.available()) return false;
    this.balance -= amount;
    this.transactions += 1;
    return true;
  }

  endOfMonth() {
    const fee = this.monthlyFee();
    if (fee > 0 && this.getBalance() >= fee) this.balance -= fee;
  }
}

class Savings extends Account {
  constructor(owner, balance, rate) {
    super(owner, balance);
    this.rate = rate;
  }

  interest() {
    return Math.floor((this.balance * this.rate) / 1200);
  }

  monthlyFee() {
    return 0;
  }

  endOfMonth() {
    this.deposit(this.interest());
    super.endOfMonth();
  }
}

class Bonus extends Savings {
  constructor(owner, balance, rate, bonus) {
    super(owner, balance, rate);
    this.bonus = bonus;
  }

  interest() {
    let interest = super.interest();
    if (this.transactions < 500) interest += this.bonus;
    return interest;
  }
}

class Checking extends Account {
  constructor(owner, balance, credit) {
    super(owner, balance);
    this.credit = credit;
  }

  available() {
    return this.balance + this.credit;
  }

  monthlyFee() {
    if (this.balance < 0) return Math.floor(-this.balance / 100) + 1;
    return 3;
  }

  endOfMonth() {
    if (this.balance < 0) this.balance -= this.monthlyFee();
    else super.endOfMonth();
  }
}

function transfer(from, to, amount) {
  return from.withdraw(amount) && to.deposit(amount);
}

export function run(n) {
  let seed = 42;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  const accounts = [];
  for (let i = 1; i <= 100; i++) {
    const owner = "owner" + i;
    const kind = i % 4;
    if (kind === 0) accounts.push(new Account(owner, 1000 + i));
    else if (kind === 1) accounts.push(new Savings(owner, 5000 + i, 3));
    else if (kind === 2) accounts.push(new Bonus(owner, 3000 + i, 2, 5));
    else accounts.push(new Checking(owner, 800 + i, 500));
  }
  let failed = 0;
  for (let month = 0; month < n; month++) {
    for (let i = 0; i < 200; i++) {
      const from = accounts[random(100)];
      const to = accounts[random(100)];
      if (!transfer(from, to, random(300) + 1)) failed += 1;
    }
    for (const account of accounts) account.endOfMonth();
  }
  let checksum = failed;
  accounts.forEach((account, index) => {
    checksum = (checksum + (index + 1) * account.getBalance() + account.transactions) % 1000000007;
  });
  return checksum;
}

export const size = 5000;
export const expected = 559682669;
