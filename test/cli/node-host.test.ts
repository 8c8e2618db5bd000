/** The host of Node: the environment, files that cannot be removed. */
import { expect, test } from "vitest";
import { createNodeHost } from "../../dist/src/cli/node-host.js";

const NAME = "PERIGEE_TEST_VARIABLE";

test("a host sees the environment as it is; one that is alone in its process, as it was when a variable was found", () => {
  const [host, alone] = [createNodeHost(), createNodeHost([], true)];
  expect([host.env(NAME), alone.env(NAME)]).toEqual([undefined, undefined]);
  process.env[NAME] = "ä";
  expect([host.env(NAME), alone.env(NAME)]).toEqual(["\xc3\xa4", "\xc3\xa4"]);
  process.env[NAME] = "second";
  expect([host.env(NAME), alone.env(NAME)]).toEqual(["second", "\xc3\xa4"]);
  delete process.env[NAME];
  expect(host.env(NAME)).toBeUndefined();
});

test.skipIf(process.platform !== "linux")("a file that may not be removed is not taken for a directory", () => {
  const { files } = createNodeHost();
  expect(() => files?.remove("/proc/version")).toThrow("Operation not permitted");
  expect(() => files?.remove("/proc")).toThrow(/Device or resource busy|Operation not permitted/);
});
