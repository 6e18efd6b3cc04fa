/**
 * A command script: what is typed and what comes back, as text.
 *
 *     $ tonewall --version        a command, run in an empty folder
 *     | secret                    a line of stdin; it ends after the last
 *     > 0.1.0                     a line of stdout, in order; `> ...` skips any number of lines
 *     ! hint: …                   a line of stderr, likewise
 *     ? 64                        the exit code; 0 when not given
 *     + report.json               a file that must be there afterwards
 *     - report.html               a file that must not
 *     < name.yaml                 before a command: a file to make, its lines follow with four blanks
 *
 * A line between slashes is a regular expression.
 */
export interface Script {
  readonly steps: readonly ScriptStep[];
}

export interface ScriptStep {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly command: string;
  readonly stdin: readonly string[];
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly exit: number;
  readonly present: readonly string[];
  readonly absent: readonly string[];
}

type Draft = {
  -readonly [Key in keyof ScriptStep]: ScriptStep[Key] extends readonly (infer Item)[]
    ? Item[]
    : ScriptStep[Key];
};

const emptyDraft = (): Draft => ({
  files: [],
  command: '',
  stdin: [],
  stdout: [],
  stderr: [],
  exit: 0,
  present: [],
  absent: [],
});

/** Reads a script; a line that is none of the above is an error, so that nothing is passed over. */
export function parseScript(text: string): Script {
  const steps: Draft[] = [];
  let next = emptyDraft();
  let file: { name: string; text: string } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (file && /^( {4}|$)/.test(line)) {
      file.text += `${line.slice(4)}\n`;
      continue;
    }
    file = undefined;
    if (line === '' || line.startsWith('#')) continue;
    const [mark, rest] = [line.slice(0, 2), line.slice(2)];
    const current = steps.at(-1);
    if (mark === '< ') {
      file = { name: rest, text: '' };
      next.files.push(file);
    } else if (mark === '$ ') {
      steps.push({ ...next, command: rest });
      next = emptyDraft();
    } else if (!current || !expect(current, mark, rest)) {
      throw new Error(`line ${index + 1} is not understood: ${line}`);
    }
  }
  if (steps.length === 0) throw new Error('a script without a command');
  return { steps };
}

function expect(step: Draft, mark: string, rest: string): boolean {
  if (mark === '| ') step.stdin.push(rest);
  else if (mark === '> ') step.stdout.push(rest);
  else if (mark === '! ') step.stderr.push(rest);
  else if (mark === '+ ') step.present.push(rest);
  else if (mark === '- ') step.absent.push(rest);
  else if (mark === '? ') step.exit = Number(rest);
  else return false;
  return true;
}

/** The first difference between what came and what the script expects; undefined when they fit. */
export function difference(actual: string, expected: readonly string[]): string | undefined {
  const lines = actual.replace(/\n$/, '').split('\n');
  if (actual === '') lines.length = 0;
  let at = 0;
  let skipping = false;
  for (const want of expected) {
    if (want === '...') {
      skipping = true;
      continue;
    }
    if (skipping) at = indexFrom(lines, at, want);
    if (at >= lines.length) return `missing: ${want}`;
    if (!fits(lines[at] ?? '', want)) return `line ${at + 1}: expected ${want}\n  got ${lines[at]}`;
    at += 1;
    skipping = false;
  }
  return skipping || at === lines.length ? undefined : `more than expected: ${lines[at]}`;
}

/** The first line from `start` on that fits; the number of lines when none does. */
function indexFrom(lines: readonly string[], start: number, want: string): number {
  const found = lines.slice(start).findIndex((line) => fits(line, want));
  return found === -1 ? lines.length : start + found;
}

const fits = (line: string, want: string): boolean =>
  /^\/.*\/$/.test(want) ? new RegExp(want.slice(1, -1)).test(line) : line === want;
