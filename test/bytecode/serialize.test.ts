/** The binary form: what is written is read again, and whatever else is read ends in an `ArtifactError`. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { opInfo } from "../../dist/runtime/bytecode/opcodes.js";
import type { Proto } from "../../dist/runtime/bytecode/proto.js";
import { ARTIFACT_VERSION, ArtifactError, deserialize, serialize } from "../../dist/runtime/bytecode/serialize.js";
import { verify } from "../../dist/runtime/bytecode/verify.js";
import { assemble, block, local, loop, pending } from "./assemble.js";

const allBytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join("");
const numbers = [0, -0, 1, -1, 0.1, 1e308, 5e-324, Infinity, -Infinity, NaN, 2 ** 31, 2 ** 53];
const constants = [...numbers, undefined, true, false, "", "name", allBytes, "x".repeat(100_000)];

const nested = assemble("GET_UPVALUE 0 0\nGET_GLOBAL 1 k16\nADD 0 0 k2\nRETURN 0 2", {
  id: 1,
  lineDefined: 7,
  lastLine: 9,
  lines: Int32Array.of(8, 9, 3, 1_000_000),
  parameters: 2,
  isDefer: true,
  registers: 250,
  constants,
  upvalues: [{ name: "up", fromRegister: true, index: 0, cell: true }],
});

const sample = assemble(
  "NEW_CELL 0\nMAKE_CLOSURE 1 0\nMAKE_CLOSURE 2 1\nLOAD_K 3 k0\nJUMP_LT k1 3 @7\nLOOP @5\nRETURN 0 1",
  {
    source: "@sample.lua",
    constants,
    isVararg: true,
    hasDefer: true,
    protos: [
      nested,
      {
        ...nested,
        id: 2,
        isDefer: false,
        protos: [{ ...nested, id: 3, upvalues: [], code: assemble("RETURN 0 1").code, lines: Int32Array.of(2) }],
      },
    ],
    locals: [local("x", 0, 2, 8, true), local("y", 3, 5, 8)],
    regions: [pending(3, 8, 1), block(4, 7), loop(5, 7)],
  },
);

test("V2 F3 round trip", () => {
  const read = deserialize(serialize(sample));
  expect(read).toEqual(sample);
  expect(Object.is(read.constants[1], -0)).toBe(true);
  expect(serialize(read)).toEqual(serialize(sample));
  verify(read);
});

test("everything that is read is frozen and shares its constants", () => {
  const check = (proto: Proto): void => {
    for (const part of [proto, proto.protos, proto.constants, proto.upvalues, proto.locals, proto.regions]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
    for (const part of [...proto.upvalues, ...proto.locals, ...proto.regions]) expect(Object.isFrozen(part)).toBe(true);
    for (const child of proto.protos) {
      expect(child.constants).toBe(proto.constants);
      check(child);
    }
  };
  check(deserialize(serialize(sample)));
});

test("strings are stored once", () => {
  const many = assemble("RETURN 0 1", {
    constants: ["longname"],
    locals: Array.from({ length: 50 }, () => local("longname", 0, 1, 2)),
  });
  const text = String.fromCharCode(...serialize(many));
  expect(text.split("longname").length).toBe(2);
});

test("functions nested very deep", () => {
  let proto = assemble("RETURN 0 1");
  for (let level = 0; level < 20_000; level++) proto = { ...proto, protos: [proto] };
  let read = deserialize(serialize(proto));
  let depth = 0;
  for (; read.protos.length > 0; read = read.protos[0]) depth++;
  expect(depth).toBe(20_000);
});

/** The bytes of the sample with some changed. */
function changed(change: (bytes: Uint8Array) => Uint8Array | undefined): Uint8Array {
  const bytes = serialize(sample);
  return change(bytes) ?? bytes;
}

const refused: [what: string, bytes: Uint8Array, message: RegExp][] = [
  ["nothing", new Uint8Array(0), /^not a Perigee artifact$/],
  ["source text", new TextEncoder().encode("return 1 + 1"), /^not a Perigee artifact$/],
  ["PUC Lua's bytecode", Uint8Array.of(0x1b, 0x4c, 0x75, 0x61, 0x51), /^not a Perigee artifact$/],
  ["half of the magic", changed((bytes) => bytes.slice(0, 4)), /^not a Perigee artifact$/],
  ["only the magic", changed((bytes) => bytes.slice(0, 8)), /^damaged at byte 8: the end is missing$/],
  ["no checksum", changed((bytes) => bytes.slice(0, 11)), /^damaged at byte 11: the end is missing$/],
  [
    "another version",
    changed((bytes) => {
      bytes[8] = ARTIFACT_VERSION + 2;
      return bytes;
    }),
    /^version \d+ is not supported \(this build reads \d+\)$/,
  ],
  [
    "missing bytes",
    changed((bytes) => bytes.slice(0, -1)),
    /^damaged at byte 9: the checksum does not match the content$/,
  ],
  [
    "a flipped bit",
    changed((bytes) => {
      bytes[bytes.length - 20] ^= 4;
      return bytes;
    }),
    /^damaged at byte 9: the checksum does not match the content$/,
  ],
  ["missing bytes under a good checksum", changed((bytes) => sealed(bytes.slice(0, -1))), /^damaged at byte \d+: /],
  [
    "more bytes under a good checksum",
    changed((bytes) => sealed(Uint8Array.from([...bytes, 0]))),
    /something follows the last function/,
  ],
  [
    "an enormous string pool",
    sealed(head(0xff, 0xff, 0xff, 0xff, 0x07)),
    /2147483647 strings are announced, which is more than follow/,
  ],
  [
    "an enormous string",
    sealed(head(1, 0xff, 0xff, 0xff, 0xff, 0x07)),
    /2147483647 bytes are announced, which is more than follow/,
  ],
  ["an endless number", sealed(head(0xff, 0xff, 0xff, 0xff, 0xff, 0xff)), /a number is too long/],
  ["an unknown constant", sealed(head(0, 1, 9)), /9 is no kind of constant/],
  ["a string that does not exist", sealed(head(0, 1, 4, 3)), /string 3 does not exist/],
];

/** Magic, version and room for the checksum, then these bytes. */
function head(...content: number[]): Uint8Array {
  return Uint8Array.from([...serialize(sample).slice(0, 13), ...content]);
}

/** The bytes with the checksum that belongs to them. */
function sealed(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes.subarray(13)) hash = Math.imul(hash ^ byte, 0x01000193);
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(9, hash >>> 0, true);
  return bytes;
}

test.each(refused)("V19 refused: %s", (_, bytes, message) => {
  expect(() => deserialize(bytes)).toThrow(ArtifactError);
  expect(() => deserialize(bytes)).toThrow(message);
});

/** A repeatable sequence of numbers from 0 to `bound` - 1. */
function random(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

test("V20 mutated bytes are read or refused, nothing else", () => {
  const small = { ...sample, constants: constants.slice(0, -2) };
  const shared = (proto: Proto): Proto => ({ ...proto, constants: small.constants, protos: proto.protos.map(shared) });
  const original = serialize(shared(small));
  const next = random(1);
  let verified = 0;
  let read = 0;
  for (let round = 0; round < 8_000; round++) {
    const bytes = sealed(mutated(original, next));
    try {
      const proto = deserialize(bytes);
      read++;
      verify(proto);
      verified++;
      expect(deserialize(serialize(proto))).toEqual(proto);
    } catch (error) {
      if (!(error instanceof ArtifactError)) throw new Error(`round ${round}`, { cause: error });
    }
  }
  // Enough of them get far enough for the test to mean something.
  expect(read).toBeGreaterThan(500);
  expect(verified).toBeGreaterThan(50);
});

/** A copy with a few bytes behind the checksum changed, removed or inserted. */
function mutated(original: Uint8Array, next: (bound: number) => number): Uint8Array {
  const bytes = [...original];
  for (let count = next(3) + 1; count > 0; count--) {
    const position = 13 + next(bytes.length - 13);
    const kind = next(8);
    if (kind === 0) bytes.splice(position, next(4));
    else if (kind === 1) bytes.splice(position, 0, next(256));
    else bytes[position] = kind === 2 ? 0xff : next(2) === 0 ? next(256) : bytes[position] ^ (1 << next(8));
  }
  return Uint8Array.from(bytes);
}

test("V19 whoever changes the instruction set raises the version", () => {
  const instructions = Object.entries(opInfo).map(([number, { name, operands }]) =>
    [number, name, ...operands].join(" "),
  );
  const digest = createHash("sha256").update(instructions.join("\n")).digest("hex").slice(0, 16);
  expect({ version: ARTIFACT_VERSION, digest }).toEqual({ version: 2, digest: "470ce113840dbf7a" });
});
