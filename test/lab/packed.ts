import { chmodSync, copyFileSync, cpSync, globSync, mkdirSync, readFileSync } from 'node:fs';
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

/** The same with what it depends on, ready to be run. */
export async function installInto(folder: string): Promise<void> {
  await unpackInto(folder);
  for (const path of runtimePackages()) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  chmodSync(join(folder, 'dist/cli/main.js'), 0o755);
}

interface Locked {
  readonly packages: Readonly<Record<string, { readonly dev?: true }>>;
}

/** `node_modules/yaml`: what is installed with the published package, and what that needs. */
function runtimePackages(): readonly string[] {
  const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Locked;
  return Object.entries(locked.packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path]) => path);
}
