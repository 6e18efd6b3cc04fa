import { execFileSync } from 'node:child_process';
import { execPath } from 'node:process';
import { expect, it } from 'vitest';

/** A module with one function, `f(n)`, that counts n down to 0 (WebAssembly 2.0 §5). */
const COUNT_DOWN =
  '0061736d0100000001060160017f017f03020100070501016600000a150113000340200041016b220041004a0d000b20000b';

/** Calls it until V8 would compile it again, and says whether it did. */
const program = (before: string): string => `
  setFlagsFromString('--allow-natives-syntax');
  ${before}
  const { exports: { f } } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from('${COUNT_DOWN}', 'hex')));
  const isAgain = new Function('f', 'return %IsTurboFanFunction(f)');
  for (let turn = 0; turn < 10 && !isAgain(f); turn += 1) {
    f(20_000_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  console.log(isAgain(f));
`;

const IMPORTS = `
  import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
  import { keepFirstTier, keepHeapSmall } from ${JSON.stringify(new URL('engine.ts', import.meta.url).href)};
`;

/** What a process of its own says. */
const run = (script: string): string =>
  execFileSync(execPath, ['--input-type=module', '-e', IMPORTS + script], { encoding: 'utf8' }).trim();

it('functions of WebAssembly that run often are compiled again, unless told otherwise', () => {
  expect(run(program(''))).toBe('true');
  expect(run(program('keepFirstTier();'))).toBe('false');
});

/** Makes 40 MB of objects, of which few live long, and gives what the space of young objects takes then, in bytes. */
const ALLOCATING = `
  const few = [];
  for (let count = 0; count < 1_000_000; count += 1) few[count % 50_000] = { count, list: [count] };
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  console.log(young.physical_space_size);
`;

it('the space of young objects grows under load, unless told otherwise', () => {
  const bytes = (before: string): number => Number(run(`${before} ${ALLOCATING}`));
  const free = bytes('');
  expect(free).toBeGreaterThan(30_000_000);
  // The scavenger's threads leave pages half filled where the processor is busy: measured 1 to 10 MB of 50.
  expect(bytes('keepHeapSmall();')).toBeLessThan(free / 3);
});
