/** All libraries, and the order in which they are installed. */
import type { Runtime } from "../values/runtime.js";
import { openBase } from "./base.js";
import { openBit } from "./bit.js";
import { openCoroutine } from "./coroutine.js";
import { openDebug } from "./debug.js";
import type { Host } from "./host.js";
import { openIo } from "./io.js";
import { openMath } from "./math.js";
import { openOs } from "./os.js";
import { openPackage } from "./package.js";
import { openString } from "./string.js";
import { openTable } from "./table.js";

export function openLibraries(rt: Runtime, host: Host): void {
  openBase(rt, host);
  openPackage(rt, host);
  openTable(rt);
  openIo(rt, host);
  openOs(rt, host);
  openString(rt);
  openMath(rt);
  openDebug(rt, host);
  openBit(rt);
  openCoroutine(rt);
}
