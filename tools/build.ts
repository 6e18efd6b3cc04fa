import { chmod, cp, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exit, stderr } from 'node:process';
import { ROOT, runBin } from './steps/command.ts';

/** Builds `dist/` for the published package: JavaScript by the compiler, data files copied beside it. */
const dist = join(ROOT, 'dist');
await rm(dist, { recursive: true, force: true });
const compiled = await runBin('tsc', ['-p', 'tsconfig.build.json'], { show: true });
if (compiled.status !== 0) exit(compiled.status);

const DATA = /\.(yaml|json|css)$/;
for (const file of await readdir(join(ROOT, 'src'), { recursive: true })) {
  if (!DATA.test(file)) continue;
  await cp(join(ROOT, 'src', file), join(dist, file), { recursive: true });
}
await chmod(join(dist, 'cli', 'main.js'), 0o755);
stderr.write(`built ${join(dirname('dist/cli/main.js'), 'main.js')}\n`);
