// A simulation in the style of a game; the twin of entities.lua: entities in arrays, a grid of buckets, state machines
// in tables of functions, optional fields, removal from the middle.

const SIZE = 400;
const CELL = 20;
const COLUMNS = SIZE / CELL;

const wrap = (value) => ((value % SIZE) + SIZE) % SIZE;

const behaviours = {
  sheep: {
    grazing(world, entity) {
      entity.energy += 1;
      world.stats.grazed += 1;
      if (world.nearest(entity, "wolf", 25) !== null) return "fleeing";
      if (entity.energy > 60) return "breeding";
      return "grazing";
    },
    fleeing(world, entity) {
      const wolf = world.nearest(entity, "wolf", 40);
      if (wolf === null) return "grazing";
      entity.vx = entity.x - wolf.x > 0 ? 2 : -2;
      entity.vy = entity.y - wolf.y > 0 ? 2 : -2;
      return "fleeing";
    },
    breeding(world, entity) {
      if (world.counts.sheep < 250) {
        world.spawn("sheep", entity.x + world.random(9) - 4, entity.y + world.random(9) - 4, entity);
      }
      entity.energy = 10;
      return "grazing";
    },
  },
  wolf: {
    hunting(world, entity) {
      entity.energy -= 1;
      let sheep = entity.target;
      if (sheep === null || sheep.dead) {
        sheep = world.nearest(entity, "sheep", 60);
        entity.target = sheep;
      }
      if (sheep === null) return "wandering";
      const dx = sheep.x - entity.x;
      const dy = sheep.y - entity.y;
      if (dx * dx + dy * dy < 16) {
        sheep.dead = true;
        entity.target = null;
        entity.energy += 30;
        world.stats.eaten += 1;
        return "resting";
      }
      entity.vx = dx > 0 ? 3 : -3;
      entity.vy = dy > 0 ? 3 : -3;
      return "hunting";
    },
    wandering(world, entity) {
      entity.energy -= 1;
      entity.vx = world.random(5) - 2;
      entity.vy = world.random(5) - 2;
      return entity.energy < 80 ? "hunting" : "wandering";
    },
    resting(world, entity) {
      entity.vx = 0;
      entity.vy = 0;
      entity.wait += 1;
      if (entity.wait > 8) {
        entity.wait = 0;
        if (entity.energy > 120 && world.counts.wolf < 40) {
          entity.energy -= 60;
          world.spawn("wolf", entity.x, entity.y, entity);
        }
        return "hunting";
      }
      return "resting";
    },
  },
};

const initialState = { sheep: "grazing", wolf: "hunting" };

class Entity {
  constructor(id, kind, x, y, vx, vy, energy, parent) {
    this.id = id;
    this.kind = kind;
    this.x = x;
    this.y = y;
    this.vx = vx;
    this.vy = vy;
    this.energy = energy;
    this.state = initialState[kind];
    this.parent = parent;
    this.target = null;
    this.wait = 0;
    this.dead = false;
  }
}

class World {
  constructor() {
    this.entities = [];
    this.grid = new Map();
    this.nextId = 1;
    this.seed = 83;
    this.frame = 0;
    this.counts = { sheep: 0, wolf: 0 };
    this.stats = { born: 0, eaten: 0, starved: 0, grazed: 0 };
  }

  random(limit) {
    this.seed = (this.seed * 8121 + 28411) % 134456;
    return Math.floor((this.seed * limit) / 134456);
  }

  spawn(kind, x, y, parent) {
    const vx = this.random(3) - 1;
    const vy = this.random(3) - 1;
    const energy = 20 + this.random(40);
    const parentId = parent === undefined ? 0 : parent.id;
    this.entities.push(new Entity(this.nextId, kind, wrap(x), wrap(y), vx, vy, energy, parentId));
    this.nextId += 1;
    this.counts[kind] += 1;
    if (parent !== undefined) this.stats.born += 1;
  }

  rebuildGrid() {
    this.grid = new Map();
    for (const entity of this.entities) {
      const cell = Math.floor(entity.y / CELL) * COLUMNS + Math.floor(entity.x / CELL);
      const bucket = this.grid.get(cell);
      if (bucket === undefined) this.grid.set(cell, [entity]);
      else bucket.push(entity);
    }
  }

  nearest(from, kind, range) {
    let best = range * range;
    let found = null;
    const reach = Math.ceil(range / CELL);
    const column = Math.floor(from.x / CELL);
    const row = Math.floor(from.y / CELL);
    const bottom = Math.min(row + reach, COLUMNS - 1);
    const right = Math.min(column + reach, COLUMNS - 1);
    for (let y = Math.max(row - reach, 0); y <= bottom; y++) {
      for (let x = Math.max(column - reach, 0); x <= right; x++) {
        const bucket = this.grid.get(y * COLUMNS + x);
        if (bucket === undefined) continue;
        for (const entity of bucket) {
          if (entity.kind === kind && !entity.dead) {
            const dx = entity.x - from.x;
            const dy = entity.y - from.y;
            const distance = dx * dx + dy * dy;
            if (distance < best) {
              best = distance;
              found = entity;
            }
          }
        }
      }
    }
    return found;
  }

  update() {
    this.frame += 1;
    this.rebuildGrid();
    const count = this.entities.length;
    for (let i = 0; i < count; i++) {
      const entity = this.entities[i];
      if (entity.dead) continue;
      entity.state = behaviours[entity.kind][entity.state](this, entity);
      entity.x = wrap(entity.x + entity.vx);
      entity.y = wrap(entity.y + entity.vy);
      if (entity.energy <= 0) {
        entity.dead = true;
        this.stats.starved += 1;
      }
    }
    for (let i = this.entities.length - 1; i >= 0; i--) {
      const entity = this.entities[i];
      if (entity.dead) {
        this.counts[entity.kind] -= 1;
        this.entities.splice(i, 1);
      }
    }
    if (this.counts.wolf < 6) this.spawn("wolf", this.random(SIZE), this.random(SIZE));
    if (this.counts.sheep < 40) this.spawn("sheep", this.random(SIZE), this.random(SIZE));
  }
}

export function run(n) {
  const world = new World();
  for (let i = 0; i < 120; i++) world.spawn("sheep", world.random(SIZE), world.random(SIZE));
  for (let i = 0; i < 15; i++) world.spawn("wolf", world.random(SIZE), world.random(SIZE));
  let checksum = 0;
  for (let i = 0; i < n; i++) {
    world.update();
    checksum = (checksum * 3 + world.entities.length + world.counts.wolf) % 1000003;
  }
  for (const entity of world.entities) {
    checksum = (checksum * 7 + entity.x + entity.y + entity.energy + entity.state.length + entity.parent) % 1000003;
  }
  let total = 0;
  for (const [name, count] of Object.entries(world.stats)) total += name.length * count;
  return checksum + ":" + total + ":" + world.nextId;
}

export const size = 400;
export const expected = "519935:495207:379";
