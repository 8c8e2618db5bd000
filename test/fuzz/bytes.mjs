/**
 * The byte-level fuzzer: whatever the bytes are, the parser, the string library and the loader of artifacts answer with a value or an
 * error of Lua, never with a failure of the host or not at all; and where PUC Lua is installed, with the same.
 *
 *     node test/fuzz/bytes.mjs [--minutes N] [--seed S] [--target syntax|pattern|format|number|artifact] [--build folder]
 *
 * Cases run by the hundred, in one Lua program for each batch that prints a line for each case.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { artifactBatch } from "./artifacts.mjs";
import { generate, sourceOf } from "./generate.mjs";
import { Random } from "./random.mjs";
import { parseMode, Runner } from "./runner.mjs";

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
    target: { type: "string" },
    build: { type: "string", default: fileURLToPath(new URL("../../dist", import.meta.url)) },
  },
});

const HOST_FAILURE =
  /Maximum call stack|Cannot read prop|is not a function|is not iterable|is not defined|undefined \(reading|Invalid|internal error|\[crash\]/;
/** Words of Perigee that PUC Lua reads as names. */
const EXTENSIONS = /goto|continue|defer|::|\0/;

const quote = (bytes) =>
  `"${bytes.replace(/[^ !#-[\]-~]/g, (byte) => `\\${String(byte.charCodeAt(0)).padStart(3, "0")}`)}"`;
const repeat = (random, low, high, make) => Array.from({ length: random.integer(low, high) }, make);
const concatenated = (...args) => repeat(...args).join("");

const TOKENS =
  `and break do else elseif end false for function if in local nil not or repeat return then true until while
  + - * / % ^ # == ~= <= >= < > = ( ) { } [ ] ; : , . .. ... a b x "s" 's' [[l]] [==[ ]==] -- --[[ 1 0x 0xF 1e 1e+ 3. .5 1..2 \\n " ' \\ \\256
  goto continue defer :: @ $ \u0080 ~ !`.split(/\s+/);

/** A damaged program. */
function source(random) {
  const kind = random.integer(0, 3);
  if (kind === 0) return repeat(random, 1, 12, () => random.pick(TOKENS)).join(" ");
  const lines = sourceOf(generate(random.integer(0, 1e6), random.pick(["lua", "perigee"]))).split("\n");
  const start = random.integer(0, lines.length - 1);
  let text = lines.slice(start, start + random.integer(1, 12)).join("\n");
  for (let i = random.integer(1, 3); i > 0; i--) {
    const at = random.integer(0, text.length);
    const inserted = random.pick([
      "",
      random.pick(TOKENS),
      ` ${random.pick(TOKENS)} `,
      String.fromCharCode(random.integer(0, 255)),
    ]);
    text = text.slice(0, at) + inserted + text.slice(at + random.integer(0, kind));
  }
  return text;
}

const PIECES = [
  "a",
  "b",
  ".",
  "%a",
  "%d",
  "%w",
  "%s",
  "%A",
  "%.",
  "%%",
  "[ab]",
  "[^a]",
  "[a-c]",
  "[%w_]",
  "[]",
  "[]]",
  "[^]]",
  "[a-",
  "%",
  "(",
  ")",
  "()",
  "(a*)",
  "%1",
  "%2",
  "%b()",
  "%bxx",
  "%b",
  "%f[%w]",
  "%f",
  "*",
  "+",
  "-",
  "?",
  "^",
  "$",
  "%0",
  "\0",
  "\xff",
  "%z",
];
const pattern = (random) => concatenated(random, 0, 6, () => random.pick(PIECES));
const subject = (random) =>
  concatenated(random, 0, 10, () => random.pick(["a", "b", "c", "1", " ", "(", ")", "_", "\0", "\xff", "ab", "x"]));

const SPECS = ["d", "i", "u", "c", "x", "X", "o", "e", "E", "f", "g", "G", "q", "s", "%", "z", ""];
function formatCase(random) {
  const spec = `%${concatenated(random, 0, 2, () => random.pick(["-", "+", " ", "#", "0"]))}${random.pick(["", "", "5", "12", "99", "100"])}${random.pick(["", "", ".", ".0", ".3", ".14", ".20", ".99", ".100"])}${random.pick(SPECS)}`;
  return `string.format(${quote(spec)}, ${value(random, /[diucxXo]$/.test(spec))})`;
}

function value(random, isInteger) {
  if (isInteger) return random.pick(["1", "255", "65", "123456789", "2^30", '"17"', '"x"', "nil", "7"]);
  return random.pick([
    "0",
    "1",
    "-1",
    "0.1",
    "1/3",
    "123456.789",
    "1e15",
    "1e16",
    "1e100",
    "5e-324",
    "1.7976931348623157e308",
    "2.5",
    "1e-5",
    "1e-4",
    "0.5",
    "1.5",
    "100",
    "1/0",
    "-1/0",
    '"abc"',
    '"12"',
    "nil",
    "{}",
    '"a\\nb\\"\\r\\\\"',
  ]);
}

const NUMERALS = [
  "0",
  "1",
  "9",
  "10",
  "0x",
  "0X",
  "f",
  "F",
  "a",
  "e",
  "E",
  "+",
  "-",
  ".",
  " ",
  "\t",
  "\n",
  "p",
  "inf",
  "nan",
  "_",
  "1e5",
  "e-3",
  "123456789012345678901234567890",
];
function numberCase(random) {
  const text = quote(concatenated(random, 0, 5, () => random.pick(NUMERALS)));
  return random.pick([
    `tonumber(${text})`,
    `tonumber(${text.replaceAll("-", "")}, ${random.pick([2, 8, 10, 16, 36, 1, 37])})`,
    `${text} + 1`,
    `${random.integer(-1e9, 1e9)} / ${random.integer(1, 1e6)} * 10 ^ ${random.integer(-30, 30)}`,
    `math.floor(${random.integer(-1e9, 1e9) / 128}) % ${random.pick(["7", "-7", "0.3", "-0.3", "1e300", "0"])}`,
    `string.sub("hello", ${random.pick(["0", "1", "-1", "2^31", "-2^31", "1.5", "1e100", "-1e100", "0/0"])}, ${random.integer(-7, 7)})`,
  ]);
}

/** Expressions in text, each a case; its values are printed. */
const targets = {
  syntax: (random) => `loadstring(${quote(source(random))}, "=x")`,
  pattern: (random) =>
    random.pick([
      () => `string.find(${quote(subject(random))}, ${quote(pattern(random))}, ${random.integer(-3, 4)})`,
      () => `string.match(${quote(subject(random))}, ${quote(pattern(random))})`,
      () =>
        `string.gsub(${quote(subject(random))}, ${quote(pattern(random))}, ${quote(random.pick(["<%0>", "%1", "%2", "%", "%%", "", "x"]))})`,
      () => `string.gsub(${quote(subject(random))}, ${quote(pattern(random))}, string.upper)`,
      () => `all(${quote(subject(random))}, ${quote(pattern(random))})`,
    ])(),
  format: formatCase,
  number: numberCase,
};

const HEAD = `
local function clean(v)
  if type(v) == "function" then return "function" end
  return (string.gsub(string.gsub(tostring(v), "table: .*", "table"), "[%c\\128-\\255]", function(c) return "\\\\" .. string.byte(c) end))
end
function all(s, p)
  local r = {}
  for a, b in string.gmatch(s, p) do r[#r + 1] = tostring(a) .. tostring(b) if #r > 30 then break end end
  return table.concat(r, ",")
end
local function case(f)
  local t = {pcall(f)}
  for i = 1, 6 do t[i] = clean(t[i]) end
  print(table.concat(t, " ", 1, 6))
end
`;

const program = (cases) => `${HEAD}${cases.map((text) => `case(function() return ${text} end)`).join("\n")}\n`;

let tested = 0;
let failures = 0;

function report(target, number, text, expected, actual) {
  failures++;
  if (failures <= 200) console.log(`${target} ${number}: ${text}\n  lua5.1: ${expected}\n  engine: ${actual}`);
}

/** Runs a case of a broken batch on its own. */
async function runAlone(runner, target, number, text) {
  const actual = (await runner.run(program([text]), parseMode("interp"))).trimEnd();
  if (HOST_FAILURE.test(actual) || actual.includes("[hang]")) report(target, number, text, "?", actual);
}

async function textBatch(runner, target, number, isReferenceInstalled) {
  const random = new Random(number);
  const cases = Array.from({ length: 100 }, () => targets[target](random));
  tested += cases.length;
  const text = program(cases);
  const actual = (await runner.run(text, parseMode("interp"))).split("\n");
  if (actual.length !== cases.length + 1) {
    for (const each of cases) await runAlone(runner, target, number, each);
    return;
  }
  const expected = isReferenceInstalled ? (await runner.run(text, parseMode("lua5.1"))).split("\n") : [];
  cases.forEach((each, i) => {
    const mustAgree = expected.length === actual.length && !(target === "syntax" && EXTENSIONS.test(each));
    if (HOST_FAILURE.test(actual[i]) || (mustAgree && actual[i] !== expected[i]))
      report(target, number, each, expected[i], actual[i]);
  });
}

const runner = new Runner(options.build, 20_000);
const isReferenceInstalled = spawnSync("lua5.1", ["-v"]).error === undefined;
const end = Date.now() + Number(options.minutes) * 60_000;
const names = options.target === undefined ? [...Object.keys(targets), "artifact"] : [options.target];
console.log(`seed ${options.seed}`);
for (let number = Number(options.seed); Date.now() < end; number++) {
  for (const target of names) {
    if (target !== "artifact") await textBatch(runner, target, number, isReferenceInstalled);
    else
      tested += await artifactBatch(options.build, number, (text, actual) => report(target, number, text, "-", actual));
  }
}
runner.stop();
console.log(`bytes: ${tested} cases, ${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
