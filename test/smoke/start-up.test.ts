import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Prints the packages from which a module was loaded. */
const HOOK = `
  import { registerHooks } from 'node:module';
  const packages = new Set();
  registerHooks({
    load(url, context, next) {
      const name = /\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
      if (name) packages.add(name);
      return next(url, context);
    },
  });
  process.on('exit', () => process.stderr.write(JSON.stringify([...packages].sort())));
`;

/** Each sub-command loads what it needs when it runs: typebox alone is 679 modules, and would be read for a completion too. */
it('a start reads in the command line and nothing else', () => {
  const hook = `data:text/javascript,${encodeURIComponent(HOOK)}`;
  const main = join(ROOT, 'src/cli/main.ts');
  const program = `${process.execPath} --import '${hook.replaceAll("'", '%27')}' ${main} --version 2>&1 >/dev/null`;
  expect(JSON.parse(execFileSync('sh', ['-c', program], { encoding: 'utf8' }))).toEqual([
    '@bomb.sh/tab',
    'commander',
  ]);
});
