// A large program on graphs; the twin of flowgraph.lua with classes, Sets and arrays: control-flow graphs, dominators,
// natural loops and their nesting, liveness of variables.

class Block {
  constructor(id) {
    this.id = id;
    this.successors = [];
    this.predecessors = [];
    this.number = 0;
    this.dominator = null;
    this.loop = null;
    this.uses = new Set();
    this.defines = new Set();
    this.live = new Set();
  }

  connect(target) {
    this.successors.push(target);
    target.predecessors.push(this);
  }

  dominates(other) {
    while (other !== null && other.number > this.number) other = other.dominator;
    return other === this;
  }
}

class Loop {
  constructor(header) {
    this.header = header;
    this.members = new Set([header]);
    this.parent = null;
  }

  collect(latch) {
    const work = [latch];
    while (work.length > 0) {
      const block = work.pop();
      if (!this.members.has(block)) {
        this.members.add(block);
        for (const predecessor of block.predecessors) work.push(predecessor);
      }
    }
  }
}

function intersect(a, b) {
  while (a !== b) {
    while (a.number > b.number) a = a.dominator;
    while (b.number > a.number) b = b.dominator;
  }
  return a;
}

class Graph {
  constructor() {
    this.blocks = [];
    this.order = [];
    this.entry = this.newBlock();
  }

  newBlock() {
    const block = new Block(this.blocks.length + 1);
    this.blocks.push(block);
    return block;
  }

  numberBlocks() {
    const postorder = [];
    const visited = new Set();
    const visit = (block) => {
      visited.add(block);
      for (const successor of block.successors) {
        if (!visited.has(successor)) visit(successor);
      }
      postorder.push(block);
    };
    visit(this.entry);
    for (let i = postorder.length - 1; i >= 0; i--) {
      this.order.push(postorder[i]);
      postorder[i].number = this.order.length;
    }
  }

  findDominators() {
    this.entry.dominator = this.entry;
    let changed = true;
    while (changed) {
      changed = false;
      for (let i = 1; i < this.order.length; i++) {
        const block = this.order[i];
        let best = null;
        for (const predecessor of block.predecessors) {
          if (predecessor.dominator !== null) best = best === null ? predecessor : intersect(best, predecessor);
        }
        if (block.dominator !== best) {
          block.dominator = best;
          changed = true;
        }
      }
    }
    this.entry.dominator = null;
  }

  findLoops() {
    const loops = [];
    for (let i = this.order.length - 1; i >= 0; i--) {
      const header = this.order[i];
      let loop = null;
      for (const predecessor of header.predecessors) {
        if (header.dominates(predecessor)) {
          loop ??= new Loop(header);
          loop.collect(predecessor);
        }
      }
      if (loop === null) continue;
      loops.push(loop);
      for (const block of loop.members) {
        let inner = block.loop;
        if (inner === null) {
          block.loop = loop;
        } else {
          while (inner.parent !== null && inner.parent !== loop) inner = inner.parent;
          if (inner !== loop) inner.parent = loop;
        }
      }
    }
    return loops;
  }

  solveLiveness() {
    let rounds = 0;
    let changed = true;
    while (changed) {
      changed = false;
      rounds += 1;
      for (let i = this.order.length - 1; i >= 0; i--) {
        const { live, uses, defines, successors } = this.order[i];
        const before = live.size;
        for (const variable of uses) live.add(variable);
        for (const successor of successors) {
          for (const variable of successor.live) {
            if (!defines.has(variable)) live.add(variable);
          }
        }
        if (live.size !== before) changed = true;
      }
    }
    return rounds;
  }
}

class Builder {
  constructor(seed) {
    this.graph = new Graph();
    this.seed = seed;
    this.current = this.graph.entry;
  }

  random(limit) {
    this.seed = (this.seed * 8121 + 28411) % 134456;
    return Math.floor((this.seed * limit) / 134456);
  }

  simple() {
    this.current.uses.add("v" + this.random(12));
    this.current.defines.add("v" + this.random(12));
  }

  conditional(depth) {
    const start = this.current;
    const finish = this.graph.newBlock();
    for (let i = 0; i < 2; i++) {
      this.current = this.graph.newBlock();
      start.connect(this.current);
      this.statements(depth - 1);
      this.current.connect(finish);
    }
    this.current = finish;
  }

  loop(depth) {
    const header = this.graph.newBlock();
    const body = this.graph.newBlock();
    const exit = this.graph.newBlock();
    this.current.connect(header);
    header.connect(body);
    header.connect(exit);
    this.current = body;
    this.statements(depth - 1);
    if (this.random(3) === 0) this.current.connect(exit);
    this.current.connect(header);
    this.current = exit;
  }

  statements(depth) {
    const count = this.random(3) + 2;
    for (let i = 0; i < count; i++) {
      const kind = depth > 0 ? this.random(3) : 0;
      if (kind === 0) this.simple();
      else if (kind === 1) this.conditional(depth);
      else this.loop(depth);
    }
  }
}

function nesting(loop) {
  let depth = 0;
  for (; loop !== null; loop = loop.parent) depth += 1;
  return depth;
}

export function run(n) {
  let checksum = 0;
  for (let i = 1; i <= n; i++) {
    const builder = new Builder(i * 37);
    builder.statements(4);
    const graph = builder.graph;
    graph.numberBlocks();
    graph.findDominators();
    const loops = graph.findLoops();
    const rounds = graph.solveLiveness();
    for (const loop of loops) {
      checksum = (checksum * 3 + loop.members.size * nesting(loop) + loop.header.number) % 1000003;
    }
    for (const block of graph.order) {
      const dominator = block.dominator !== null ? block.dominator.number : 0;
      checksum = (checksum * 7 + dominator + block.live.size + nesting(block.loop)) % 1000003;
    }
    checksum += rounds + graph.blocks.length;
  }
  return checksum;
}

export const size = 60;
export const expected = 5194;
