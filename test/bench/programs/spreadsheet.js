// A large object-oriented program with a network of constraints; the twin of spreadsheet.lua: formulas as trees of
// expression objects, cells that know their readers, recalculation in order of depth, cycles reported as errors.

class Expression {
  visitReferences() {}

  isConstant() {
    return false;
  }
}

class Constant extends Expression {
  constructor(value) {
    super();
    this.value = value;
  }

  evaluate() {
    return this.value;
  }

  isConstant() {
    return true;
  }
}

class Reference extends Expression {
  constructor(cell) {
    super();
    this.cell = cell;
  }

  evaluate() {
    return this.cell.value;
  }

  visitReferences(visit) {
    visit(this.cell);
  }
}

class Binary extends Expression {
  constructor(left, right) {
    super();
    this.left = left;
    this.right = right;
  }

  visitReferences(visit) {
    this.left.visitReferences(visit);
    this.right.visitReferences(visit);
  }

  isConstant() {
    return this.left.isConstant() && this.right.isConstant();
  }

  evaluate() {
    return this.combine(this.left.evaluate(), this.right.evaluate());
  }
}

class Sum extends Binary {
  combine(left, right) {
    return (left + right) % 1000003;
  }
}

class Product extends Binary {
  combine(left, right) {
    return (left * right) % 1009;
  }
}

class Maximum extends Binary {
  combine(left, right) {
    return left > right ? left : right;
  }
}

class Choice extends Expression {
  constructor(condition, consequent, alternative) {
    super();
    this.condition = condition;
    this.consequent = consequent;
    this.alternative = alternative;
  }

  evaluate() {
    if (this.condition.evaluate() % 2 === 0) return this.consequent.evaluate();
    return this.alternative.evaluate();
  }

  visitReferences(visit) {
    this.condition.visitReferences(visit);
    this.consequent.visitReferences(visit);
    this.alternative.visitReferences(visit);
  }
}

class Total extends Expression {
  constructor(cells) {
    super();
    this.cells = cells;
  }

  evaluate() {
    let sum = 0;
    for (const cell of this.cells) sum += cell.value;
    return sum % 1000003;
  }

  visitReferences(visit) {
    for (const cell of this.cells) visit(cell);
  }
}

class CycleError extends Error {
  constructor(cycle) {
    super("cycle at " + cycle);
    this.cycle = cycle;
  }
}

class Cell {
  constructor(name) {
    this.name = name;
    this.value = 0;
    this.formula = new Constant(0);
    this.depth = 0;
    this.sources = [];
    this.readers = [];
    this.mark = 0;
    this.evaluations = 0;
  }

  recalculate() {
    const value = this.formula.evaluate();
    this.evaluations += 1;
    const changed = value !== this.value;
    this.value = value;
    return changed;
  }
}

class Sheet {
  constructor(rows, columns) {
    this.rows = rows;
    this.columns = columns;
    this.cells = new Map();
    this.pass = 0;
    this.evaluations = 0;
    for (let row = 1; row <= rows; row++) {
      for (let column = 1; column <= columns; column++) {
        const name = String.fromCharCode(64 + column) + row;
        this.cells.set(name, new Cell(name));
      }
    }
  }

  cell(row, column) {
    return this.cells.get(String.fromCharCode(64 + column) + row);
  }

  markReaders(cell) {
    if (cell.mark === this.pass) return;
    cell.mark = this.pass;
    for (const reader of cell.readers) this.markReaders(reader);
  }

  connect(cell, formula) {
    this.pass += 1;
    this.markReaders(cell);
    formula.visitReferences((source) => {
      if (source.mark === this.pass) throw new CycleError(cell.name);
    });
    for (const source of cell.sources) source.readers.splice(source.readers.indexOf(cell), 1);
    cell.sources = [];
    formula.visitReferences((source) => {
      cell.sources.push(source);
      source.readers.push(cell);
    });
    cell.formula = formula;
  }

  deepen(cell) {
    let depth = 0;
    for (const source of cell.sources) {
      if (source.depth >= depth) depth = source.depth + 1;
    }
    if (depth !== cell.depth) {
      cell.depth = depth;
      for (const reader of cell.readers) this.deepen(reader);
    }
  }

  propagate(first) {
    this.pass += 1;
    const buckets = new Map([[first.depth, [first]]]);
    let deepest = first.depth;
    for (let depth = first.depth; depth <= deepest; depth++) {
      const waiting = buckets.get(depth);
      if (waiting === undefined) continue;
      for (const cell of waiting) {
        this.evaluations += 1;
        if (!cell.recalculate()) continue;
        for (const reader of cell.readers) {
          if (reader.mark === this.pass) continue;
          reader.mark = this.pass;
          let bucket = buckets.get(reader.depth);
          if (bucket === undefined) {
            bucket = [];
            buckets.set(reader.depth, bucket);
            if (reader.depth > deepest) deepest = reader.depth;
          }
          bucket.push(reader);
        }
      }
    }
  }

  set(cell, formula) {
    this.connect(cell, formula);
    this.deepen(cell);
    this.propagate(cell);
  }
}

export function run(n) {
  let seed = 57;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  const rows = 20;
  const columns = 12;
  const sheet = new Sheet(rows, columns);
  const reference = (column) => {
    let other = random(column - 1) + 1;
    if (random(60) === 0) other = random(columns) + 1;
    return new Reference(sheet.cell(random(rows) + 1, other));
  };
  const formulaFor = (row, column) => {
    if (column === 1) return new Constant(random(1000));
    const kind = random(6);
    if (kind === 0) return new Sum(reference(column), new Constant(random(9)));
    if (kind === 1) return new Sum(reference(column), reference(column));
    if (kind === 2) return new Product(reference(column), new Sum(reference(column), new Constant(1)));
    if (kind === 3) return new Choice(reference(column), reference(column), reference(column));
    if (kind === 4) return new Maximum(reference(column), new Product(new Constant(3), reference(column)));
    const cells = [];
    for (let i = 1; i < column; i++) cells.push(sheet.cell(row, i));
    return new Total(cells);
  };
  let cycles = 0;
  const edit = (row, column) => {
    try {
      sheet.set(sheet.cell(row, column), formulaFor(row, column));
    } catch (failure) {
      cycles += failure.cycle.length;
    }
  };
  for (let column = 1; column <= columns; column++) {
    for (let row = 1; row <= rows; row++) edit(row, column);
  }
  let checksum = 0;
  for (let i = 1; i <= n; i++) {
    if (i % 4 === 0) edit(random(rows) + 1, random(columns) + 1);
    else sheet.set(sheet.cell(random(rows) + 1, 1), new Constant(random(1000)));
    checksum = (checksum * 3 + sheet.cell((i % rows) + 1, columns).value) % 1000003;
  }
  let constants = 0;
  for (let row = 1; row <= rows; row++) {
    for (let column = 1; column <= columns; column++) {
      const cell = sheet.cell(row, column);
      checksum = (checksum * 3 + cell.value + cell.depth + cell.evaluations) % 1000003;
      if (cell.formula.isConstant()) constants += 1;
    }
  }
  return checksum + ":" + cycles + ":" + constants + ":" + sheet.evaluations;
}

export const size = 8000;
export const expected = "911459:28:20:347116";
