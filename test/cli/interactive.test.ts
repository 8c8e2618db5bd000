/** Interactive mode, with lines from a pipe. Expectations were taken from `lua5.1 -i`, but for the echo of its line editor. */
import { describe, expect, test } from "vitest";
import { perigee } from "./perigee.js";

describe("interactive mode", () => {
  for (const [input, stdout, stderr] of [
    ["", "> \n", ""],
    ["print(1)\n", "> 1\n> \n", ""],
    ["x = 5\n=x, x + 1\n", "> > 5\t6\n> \n", ""],
    ["for i = 1, 2 do\nprint(i)\nend\n", "> >> >> 1\n2\n> \n", ""],
    ["= 1 +\n2\n", "> >> 3\n> \n", ""],
    ["return 1, nil\n", "> 1\tnil\n> \n", ""],
    ["x y\n", "> > \n", "stdin:1: '=' expected near 'y'\n"],
    ["f(\n", "> >> \n", ""],
    ["_PROMPT = 'a:'\n_PROMPT2 = 'b:'\nreturn\n=(\n2)\n", "> a:a:a:b:2\na:\n", ""],
    [
      "error('x')\nprint(2)\n",
      "> > 2\n> \n",
      "stdin:1: x\nstack traceback:\n\t[C]: in function 'error'\n\tstdin:1: in main chunk\n\t[C]: ?\n",
    ],
    [
      "print = nil\n=1\n",
      "> > > \n",
      "error calling 'print' (stdin:1: attempt to call global 'print' (a nil value))\n",
    ],
    ["io.write('no end')\n", "> no end> \n", ""],
    ["os.exit(4)\nprint(1)\n", "> ", ""],
  ] as const)
    test(JSON.stringify(input), () => {
      const result = perigee(["-i"], { input });
      expect(result.stdout).toBe(stdout);
      expect(result.stderr.replace(/^Perigee .*\n/, "")).toBe(stderr);
    });

  test("repl is the same; -i comes after the script", () => {
    expect(perigee(["repl"], { input: "=1\n" }).stdout).toMatch(/^Perigee .*\n> 1\n> \n$/);
    expect(perigee(["-i", "-e", "x = 3"], { input: "=x\n" }).stdout).toBe("> 3\n> \n");
  });
});
