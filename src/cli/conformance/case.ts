/** A case of the conformance corpus: what its text says it expects, and whether a run meets that (conformance/README.md). */

export interface ConformanceCase {
  /** Lines of standard output. */
  readonly expected: readonly string[];
  /** The error the program has to end with. */
  readonly error: string | undefined;
}

/** What a run of a case left behind; all text as byte strings. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit status. */
  readonly status: number;
}

/** How an outcome differs from what was expected. */
export interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/** Reads the headers and the expectations out of the text of a case. */
export function parseCase(text: string): ConformanceCase {
  const lines = text.split("\n");
  const headerLength = lines.findIndex((line) => !line.startsWith("--") || line.startsWith("-->"));
  const header = headerLength < 0 ? lines : lines.slice(0, headerLength);
  const error = header
    .find((line) => line.startsWith("-- error:"))
    ?.slice("-- error:".length)
    .trim();
  const expected = lines.flatMap((line) => {
    const match = /--> ?(.*)$/.exec(line);
    return match === null ? [] : [match[1].trimEnd()];
  });
  return { expected, error };
}

/** The first difference, or undefined when the outcome is as expected. */
export function compareOutcome({ expected, error }: ConformanceCase, outcome: Outcome): Difference | undefined {
  const actual = visibleLines(outcome.stdout);
  const message = visibleLines(outcome.stderr)[0] ?? "";
  const hasFailed = outcome.status !== 0;
  const raised = message === "" ? `exit status ${outcome.status}` : outcome.stderr.trimEnd();
  // An unexpected error explains missing lines better than the lines themselves.
  if (error === undefined && hasFailed)
    return { what: "unexpected failure", expected: "exit status 0", actual: raised };
  for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
    if (expected[i] === actual[i]) continue;
    return { what: `output line ${i + 1}`, expected: expected[i] ?? "(nothing)", actual: actual[i] ?? "(nothing)" };
  }
  if (error === undefined) return undefined;
  if (hasFailed && message.includes(error)) return undefined;
  return { what: "error", expected: error, actual: hasFailed ? raised : "(none)" };
}

/** A tab counts as one space, blanks at the end of a line not at all. */
function visibleLines(output: string): string[] {
  const lines = output.split("\n").map((line) => line.replaceAll("\t", " ").trimEnd());
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
