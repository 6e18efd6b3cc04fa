import { copyFileSync, globSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundle } from '../../tools/steps/bundle.ts';
import { ROOT } from '../../tools/steps/command.ts';

/** Puts the published files into a folder, as `npm install --global` does; what it depends on is left to whoever runs it. */
export async function unpackInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const dist = join(folder, 'dist');
  await bundle({ entries: { 'cli/main': join(ROOT, 'src/cli/main.ts') }, folder: dist, parts: 'cli' });
  for (const household of globSync(join(ROOT, 'src/sim/households/*.yaml')))
    copyFileSync(household, join(dist, 'cli', basename(household)));
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
}
