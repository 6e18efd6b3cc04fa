import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/steps/command.ts';

/** What a picture of docs/install.md tells its reader to run, a shell script for each block, in their order. Fails where there is none. */
export function blocksUnder(heading: string): readonly string[] {
  const page = thePage();
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
  const blocks = [...(section ?? '').matchAll(/^```\n# on the box\n([\s\S]*?)^```$/gm)];
  if (blocks.length === 0) throw new Error(`docs/install.md has no commands under ${heading}`);
  return blocks.map(([, commands = '']) => commands);
}

/** How the page says that the image of containers is made, with another base than its own. */
export function buildOfImage(base: string): string {
  const [, args] = /^podman build (.*)$/m.exec(thePage()) ?? [];
  if (args === undefined) throw new Error('docs/install.md does not say how an image is made');
  return `podman build --build-arg BASE=${base} ${args}`;
}

const thePage = (): string => readFileSync(join(ROOT, 'docs/install.md'), 'utf8');
