/**
 * Damaged artifacts: the loader must refuse them or load something that runs without a failure of the host. Each batch runs in a process of
 * its own (this file with arguments), because sound code may run forever.
 */
import { fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generate, sourceOf } from "./generate.mjs";
import { Random } from "./random.mjs";

const CASES = 150;
const PATIENCE = 10_000;
const thisFile = fileURLToPath(import.meta.url);

/**
 * @param {(text: string, actual: string) => void} report
 * @returns {Promise<number>} cases tested.
 */
export function artifactBatch(build, seed, report) {
  return new Promise((resolve) => {
    const child = fork(thisFile, [build, String(seed)], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    let stage = "start";
    let tested = 0;
    const hang = () => {
      // Code that passed the verifier may be an endless loop; loading must end.
      if (!stage.startsWith("run")) report(stage, "[hang]");
      child.kill("SIGKILL");
    };
    // A busy machine takes its time to start a process.
    let timer = setTimeout(hang, 60_000);
    child.on("message", (message) => {
      clearTimeout(timer);
      timer = setTimeout(hang, PATIENCE);
      stage = message.stage;
      tested = message.tested;
      if (message.failure !== undefined) report(stage, message.failure);
    });
    child.on("exit", () => {
      clearTimeout(timer);
      resolve(tested);
    });
  });
}

/** As the format's: a damaged artifact must get past it. */
function checksum(bytes, start) {
  let hash = 0x811c9dc5;
  for (let i = start; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash >>> 0;
}

/** Where the content begins: after the magic, the version and the checksum. */
const CONTENT = 8 + 1 + 4;

function damaged(random, whole) {
  let bytes = [...whole];
  for (let i = random.integer(1, 3); i > 0; i--) {
    const at = random.integer(CONTENT, bytes.length - 1);
    const kind = random.integer(0, 4);
    if (kind === 0) bytes[at] ^= 1 << random.integer(0, 7);
    else if (kind === 1) bytes[at] = random.pick([0, 1, 2, 127, 128, 255]);
    else if (kind === 2) bytes.splice(at, random.integer(1, 3));
    else if (kind === 3) bytes.splice(at, 0, random.integer(0, 255));
    else bytes[at] = (bytes[at] + random.pick([1, 2, 255, 254])) & 255;
  }
  if (random.chance(0.05)) bytes = bytes.slice(0, random.integer(0, bytes.length));
  const sum = checksum(bytes, CONTENT);
  // The order of the bytes of the checksum is the writer's.
  const isLittle =
    checksum(whole, CONTENT) === new DataView(Uint8Array.from(whole).buffer).getUint32(CONTENT - 4, true);
  for (let i = 0; i < 4; i++) bytes[CONTENT - 4 + i] = (sum >>> (isLittle ? 8 * i : 24 - 8 * i)) & 255;
  return Uint8Array.from(bytes);
}

async function runBatch(build, seed) {
  const load = (path) => import(pathToFileURL(join(build, path)).href);
  const { Engine } = await load("src/engine/engine.js");
  const { createCaptureHost } = await load("src/cli/conformance/capture-host.js");
  const { serialize, deserialize, ArtifactError } = await load("runtime/bytecode/serialize.js");
  const { verify } = await load("runtime/bytecode/verify.js");
  const { LuaError } = await load("runtime/values/errors.js");
  const random = new Random(seed);
  const newEngine = (tier) =>
    new Engine(
      createCaptureHost("x", () => process.exit()),
      { tier },
    );
  const source = random.chance(0.5)
    ? sourceOf(generate(seed))
    : "local a, b = 1, {} for i = 1, 3 do a = a + i b[i] = function() return a end end if a > 3 then b.x = a .. 'x' end return #b, ...";
  const whole = serialize(newEngine("interp").compile(source, "=x"));
  for (let tested = 1; tested <= CASES; tested++) {
    const bytes = damaged(random, whole);
    const text = `seed ${seed} case ${tested}`;
    const attempt = (stage, action) => {
      process.send({ stage: `${stage} ${text}`, tested });
      try {
        return action();
      } catch (error) {
        const isAllowed = error instanceof ArtifactError || (stage.startsWith("run") && error instanceof LuaError);
        if (!isAllowed) process.send({ stage: `${stage} ${text}`, tested, failure: String(error?.stack ?? error) });
        return undefined;
      }
    };
    const proto = attempt("load", () => {
      const made = deserialize(bytes);
      verify(made);
      return made;
    });
    // The channel must have taken the message before something that may not end.
    await new Promise((resolve) => setImmediate(resolve));
    if (proto === undefined) continue;
    for (const tier of ["interp", "jit"]) {
      attempt(`run ${tier}`, () => {
        const engine = newEngine(tier);
        engine.call(engine.load(proto), 1, "a");
      });
    }
  }
  process.disconnect();
}

if (process.argv[1] === thisFile) await runBatch(process.argv[2], Number(process.argv[3]));
