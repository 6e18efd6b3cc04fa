import { execFileSync } from 'node:child_process';
import { execPath } from 'node:process';
import { expect, it } from 'vitest';

/** A module with one function, `f(n)`, that counts n down to 0 (WebAssembly 2.0 §5). */
const COUNT_DOWN =
  '0061736d0100000001060160017f017f03020100070501016600000a150113000340200041016b220041004a0d000b20000b';

/** Calls it until V8 would compile it again, and says whether it did. */
const program = (before: string): string => `
  import { setFlagsFromString } from 'node:v8';
  import { keepFirstTier } from ${JSON.stringify(new URL('wasm-tiers.ts', import.meta.url).href)};
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

const says = (before: string): string =>
  execFileSync(execPath, ['--input-type=module', '-e', program(before)], { encoding: 'utf8' }).trim();

it('functions of WebAssembly that run often are compiled again, unless told otherwise', () => {
  expect(says('')).toBe('true');
  expect(says('keepFirstTier();')).toBe('false');
});
