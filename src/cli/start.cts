#!/usr/bin/env node
/**
 * The `perigee` program: finds out what is asked for and leaves the exit status. What stands here loads module by module, for a tree that
 * has only been compiled; the build puts start-bundled.cts in its place. A CommonJS module, because Node starts those sooner.
 */
async function start(): Promise<void> {
  const { perform } = await import("./perform.js");
  process.exitCode = await perform(process.argv.slice(2));
}

void start();
