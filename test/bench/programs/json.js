// A JSON reader and writer; the twin of json.lua, written out by hand rather than with the built-in JSON object:
// recursive descent with scanning by character code and sticky regular expressions, objects with string keys, output
// joined from parts.

const escapes = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

const numberPattern = /-?\d+\.?\d*[eE]?[+-]?\d*/y;

class JsonError extends Error {
  constructor(message, position) {
    super(message);
    this.position = position;
  }
}

class Parser {
  constructor(text) {
    this.text = text;
    this.position = 0;
  }

  fail(message) {
    throw new JsonError(message, this.position + 1);
  }

  skipSpace() {
    const text = this.text;
    let position = this.position;
    while (position < text.length) {
      const code = text.charCodeAt(position);
      if (code !== 32 && code !== 9 && code !== 13 && code !== 10) break;
      position += 1;
    }
    this.position = position;
  }

  expect(char) {
    this.skipSpace();
    if (this.text[this.position] !== char) this.fail("'" + char + "' expected");
    this.position += 1;
  }

  peek() {
    this.skipSpace();
    return this.text[this.position];
  }

  string() {
    this.expect('"');
    const text = this.text;
    const start = this.position;
    let hasEscapes = false;
    for (let position = start; position < text.length; position++) {
      const code = text.charCodeAt(position);
      if (code === 34) {
        this.position = position + 1;
        const body = text.slice(start, position);
        return hasEscapes ? body.replace(/\\(.)/g, (_, char) => escapes[char]) : body;
      }
      if (code === 92) {
        hasEscapes = true;
        position += 1;
      }
    }
    return this.fail("unfinished string");
  }

  number() {
    numberPattern.lastIndex = this.position;
    const match = numberPattern.exec(this.text);
    if (match === null) this.fail("value expected");
    this.position += match[0].length;
    return Number(match[0]);
  }

  literal(word, value) {
    if (!this.text.startsWith(word, this.position)) this.fail("value expected");
    this.position += word.length;
    return value;
  }

  array() {
    const list = [];
    this.expect("[");
    if (this.peek() === "]") {
      this.position += 1;
      return list;
    }
    while (true) {
      list.push(this.value());
      if (this.peek() !== ",") break;
      this.position += 1;
    }
    this.expect("]");
    return list;
  }

  object() {
    const object = {};
    this.expect("{");
    if (this.peek() === "}") {
      this.position += 1;
      return object;
    }
    while (true) {
      this.skipSpace();
      const key = this.string();
      this.expect(":");
      object[key] = this.value();
      if (this.peek() !== ",") break;
      this.position += 1;
    }
    this.expect("}");
    return object;
  }

  value() {
    switch (this.peek()) {
      case "{":
        return this.object();
      case "[":
        return this.array();
      case '"':
        return this.string();
      case "t":
        return this.literal("true", true);
      case "f":
        return this.literal("false", false);
      case "n":
        return this.literal("null", null);
      default:
        return this.number();
    }
  }
}

function parse(text) {
  const parser = new Parser(text);
  const value = parser.value();
  parser.skipSpace();
  if (parser.position < text.length) parser.fail("end expected");
  return value;
}

const controls = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };

function quote(text) {
  return '"' + text.replace(/["\\\n\t\r]/g, (char) => controls[char]) + '"';
}

function writeArray(list, out) {
  out.push("[");
  for (let i = 0; i < list.length; i++) {
    if (i > 0) out.push(",");
    write(list[i], out);
  }
  out.push("]");
}

function writeObject(object, out) {
  const keys = Object.keys(object).sort();
  out.push("{");
  for (let i = 0; i < keys.length; i++) {
    if (i > 0) out.push(",");
    out.push(quote(keys[i]), ":");
    write(object[keys[i]], out);
  }
  out.push("}");
}

function write(value, out) {
  if (typeof value === "string") out.push(quote(value));
  else if (value === null) out.push("null");
  else if (typeof value === "number" || typeof value === "boolean") out.push(String(value));
  else if (Array.isArray(value)) writeArray(value, out);
  else writeObject(value, out);
}

function stringify(value) {
  const out = [];
  write(value, out);
  return out.join("");
}

function document(n) {
  const records = [];
  for (let i = 1; i <= n; i++) {
    records.push({
      id: i,
      name: 'record "' + i + '"\n',
      tags: ["a" + (i % 7), "b\\" + (i % 5), "plain text without any escapes in it"],
      active: i % 2 === 0,
      parent: i % 3 === 0 ? null : i - 1,
      position: { x: i / 4, y: -i / 8, label: { text: "p" + i, size: i % 10 } },
    });
  }
  return { version: "1.0", count: n, records };
}

function hash(text) {
  let value = 0;
  for (let i = 0; i < text.length; i += 5) value = (value * 31 + text.charCodeAt(i)) % 1000003;
  return value;
}

export function run(n) {
  const text = stringify(document(n));
  const value = parse(text);
  if (stringify(value) !== text) return "round trip failed";
  for (const record of value.records) {
    record.position.x *= 2;
    record.tags.push(record.name);
  }
  const changed = stringify(value).replace(/,/g, ", ");
  const again = parse(changed);
  let ok = true;
  let position = 0;
  try {
    parse(text.slice(0, -2));
  } catch (failure) {
    ok = false;
    position = failure.position;
  }
  return hash(stringify(again)) + ":" + changed.length + ":" + ok + ":" + position;
}

export const size = 1000;
export const expected = "621666:221278:false:191160";
