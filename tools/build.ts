import { chmod, copyFile, glob, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stderr } from 'node:process';
import { bundle } from './steps/bundle.ts';
import { ROOT } from './steps/command.ts';

/**
 * Builds `dist/` for the published package. All files lie in one folder as deep as `src/cli`, so that what they find from where
 * they are (package.json, the households) is found in the sources and in the package alike.
 */
const dist = join(ROOT, 'dist');
const cli = join(dist, 'cli');
await rm(dist, { recursive: true, force: true });
await bundle({ entries: { 'cli/main': join(ROOT, 'src/cli/main.ts') }, folder: dist, parts: 'cli' });
for await (const household of glob(join(ROOT, 'src/sim/households/*.yaml')))
  await copyFile(household, join(cli, basename(household)));
await chmod(join(cli, 'main.js'), 0o755);
stderr.write('built dist/cli/main.js\n');
