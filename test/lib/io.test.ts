import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { evaluate, tiers } from "./evaluate.js";

const directory = mkdtempSync(join(tmpdir(), "io-test-"));
const name = join(directory, "file");
afterAll(() => rmSync(directory, { recursive: true }));

/** Rows start with an empty file called N. */
const rows: readonly (readonly [source: string, expected: string])[] = [
  [
    "local f = io.open(N, 'w') return io.type(f), f:write('a', 1, 2.5), f:close(), io.type(f), tostring(f)",
    "file true true closed file file (closed)",
  ],
  ["return io.type(io.stdout), io.type(5), (tostring(io.stdout):gsub('0x%x+', '0x'))", "file nil file (0x)"],
  // reading
  [
    "put('one\\ntwo\\n\\nlast') local f = io.open(N) return f:read(), f:read('*l', '*l'), f:read('*l'), f:read()",
    "one two last nil",
  ],
  [
    "put('one\\n') local f = io.open(N) return f:read('*a'), #f:read('*a'), f:read('*l'), f:read(0), f:read(1)",
    "one\n 0 nil nil nil",
  ],
  ["put('abcdef') local f = io.open(N) return f:read(2, 0, 3), f:read(10), f:read(10)", "ab f nil"],
  [
    "put('12 0x1F -3.5e2 .5 1e+x') local f = io.open(N) return f:read('*n', '*n', '*n', '*n', '*n')",
    "12 31 -350 0.5 1",
  ],
  ["put('  nonsense') local f = io.open(N) return f:read('*n'), f:read('*a')", "nil nsense"],
  ["put('abc') local f = io.open(N) return f:read(-1)", "abc"],
  [
    "put(('x'):rep(100000) .. '\\n' .. ('y'):rep(50000)) local f = io.open(N) return #f:read(), #f:read('*a')",
    "100000 50000",
  ],
  ["put('\\0\\255\\r\\n') local f = io.open(N, 'rb') return f:read():byte(1, -1)", "0 255 13"],
  ["io.open(N):read('*x')", "error: test:2: bad argument #1 to 'read' (invalid format)"],
  ["io.open(N):read('x')", "error: test:2: bad argument #1 to 'read' (invalid option)"],
  // position
  [
    "put('abcdef') local f = io.open(N) return f:seek('end'), f:seek('set', 2), f:read(2), f:seek(), f:seek('cur', -1), f:read('*a')",
    "6 2 cd 4 3 def",
  ],
  ["local f = io.open(N) return f:seek('set', -1)", "nil Invalid argument 22"],
  ["io.open(N):seek('bad')", "error: test:2: bad argument #1 to 'seek' (invalid option 'bad')"],
  // reading and writing
  [
    "put('one\\ntwo\\n') local f = io.open(N, 'r+') f:read() f:write('TWO') f:seek('set') return f:read('*a')",
    "one\nTWO\n",
  ],
  [
    "put('one') local f = io.open(N, 'a+') f:write(' two') f:seek('set', 1) return f:read('*a'), f:write('!'), f:seek()",
    "ne two true 8",
  ],
  ["local f = io.open(N, 'w+') f:write('x') return f:seek('set'), f:read('*a')", "0 x"],
  ["put('x') local f = io.open(N) return f:write('y')", "nil Bad file descriptor 9"],
  ["local f = io.open(N, 'w') return f:read()", "nil Bad file descriptor 9"],
  ["local f = io.open(N, 'w') return f:read('*n')", "nil"],
  [
    "put('x') local f = io.open(N) return pcall(f.write, f, 'y', 1, {})",
    "false bad argument #4 to '?' (string expected, got table)",
  ],
  ["put('12345') local f = io.open(N, 'a') local p = f:seek() f:write('6') return p, f:seek()", "5 6"],
  ["put('12345') local f = io.open(N, 'a+') local p = f:seek() f:write('6') return p, f:seek()", "0 6"],
  [
    "local f = io.open(N, 'w') return f:setvbuf('no'), f:setvbuf('full', 10), f:setvbuf('line'), f:flush()",
    "true true true true",
  ],
  ["local f, g = io.open(N, 'w'), io.open(N) f:setvbuf('no') f:write('now') return g:read('*a')", "now"],
  // lines
  ["put('a\\nb') local s = '' for l in io.lines(N) do s = s .. l .. ',' end return s", "a,b,"],
  [
    "put('a\\nb') local f = io.open(N) local s = '' for l in f:lines() do s = s .. l end return s, io.type(f)",
    "ab file",
  ],
  ["put('a') local i = io.lines(N) i() i() return i()", "error: test:2: file is already closed"],
  ["io.lines('/no/such/file')", "error: test:2: bad argument #1 to 'lines' (/no/such/file: No such file or directory)"],
  // errors
  ["return io.open('/no/such/file')", "nil /no/such/file: No such file or directory 2"],
  ["return io.open(N .. '/x', 'w') == nil, select(3, io.open(N .. '/x', 'w'))", "true 20"],
  ["return io.open(N, 'z') == nil, select(3, io.open(N, 'z'))", "true 22"],
  ["return io.open('a\\0b')", "nil a: No such file or directory 2"],
  ["local f = io.open(N) f:close() f:read()", "error: test:2: attempt to use a closed file"],
  ["io.stdout.read(5)", "error: test:2: bad argument #1 to 'read' (FILE* expected, got number)"],
  ["return io.stdout:close()", "nil cannot close standard file"],
  ["io.type()", "error: test:2: bad argument #1 to 'type' (value expected)"],
  // standard files
  ["io.write('x', 1) io.stdout:write('y\\n') print('z') return io.output() == io.stdout", "x1y\nz\ntrue"],
  ["io.output(N) io.write('to file') io.close() io.output(io.stdout) io.input(N) return io.read('*a')", "to file"],
  ["io.output(N) io.close() io.write('x')", "error: test:2: standard output file is closed"],
  ["io.write({})", "error: test:2: bad argument #1 to 'write' (string expected, got table)"],
  ["return io.read(), io.read('*a')", "nil "],
  // A file that was never closed.
  ["io.open(N, 'w'):write('kept') return io.open(N):read('*a')", "kept"],
  // others
  ["local f = io.tmpfile() f:write('tmp') f:seek('set') return f:read('*a'), f:close()", "tmp true"],
  ["local p = io.popen('printf \"a\\\\nb\\\\n\"') return p:read(), p:read('*a'), p:close()", "a b\n true"],
  ["local p = io.popen('cat > ' .. N, 'w') p:write('piped') return p:close(), io.open(N):read('*a')", "true piped"],
  ["return io.popen('echo $0'):read()", "sh"],
  ["return io.popen('true', 'z') == nil, select(3, io.popen('true', 'z'))", "true 22"],
];

describe.each(tiers)("io, %s", (tier) => {
  test.each(rows)("%s", (source, expected) => {
    const setup = `local N = ${JSON.stringify(name)} local function put(s) local f = io.open(N, "wb") f:write(s) f:close() end put("")\n`;
    expect(evaluate(setup + source, tier)).toBe(expected);
  });

  test("an open file is complete when the program ends", () => {
    evaluate(`KEPT = io.open(${JSON.stringify(name)}, "w") KEPT:write("kept")`, tier);
    expect(readFileSync(name, "latin1")).toBe("kept");
  });
});
