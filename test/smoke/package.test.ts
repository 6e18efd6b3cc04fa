import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** What a line of JavaScript imports, or an expression does. */
const IMPORTED = /(?:^(?:import|export)\b[^'"\n]*|\bimport\()["']([^"'\n]+)["']/gm;
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
/** Is inside what is published (docs/decisions/0010). */
const TAKEN_IN = 'typebox';

let folder: string;
let main: string;
let packed: readonly string[];

/** The package as `npm pack` makes it, unpacked; its dependencies are the project's own. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-package-'));
  await run(process.execPath, [join(ROOT, 'tools/build.ts')], { cwd: ROOT });
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: ROOT,
  });
  const [archive] = JSON.parse(stdout) as readonly {
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  packed = archive?.files.map(({ path }) => path) ?? [];
  await run('tar', ['-xzf', join(folder, archive?.filename ?? ''), '-C', folder]);
  await run('ln', ['-s', join(ROOT, 'node_modules'), join(folder, 'node_modules')]);
  main = join(folder, 'package/dist/cli/main.js');
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const tonewall = async (...args: readonly string[]): Promise<string> =>
  (await run(process.execPath, [main, ...args], { maxBuffer: 2 ** 26 })).stdout;

describe('the published package', () => {
  it('needs no package but those that it names', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Readonly<Record<string, string>>;
    };
    const needed = new Set<string>();
    for (const file of globSync('package/dist/**/*.js', { cwd: folder }))
      for (const [, name = ''] of readFileSync(join(folder, file), 'utf8').matchAll(IMPORTED))
        if (!name.startsWith('.') && !name.startsWith('node:')) needed.add(packageOf(name));
    expect([...needed].toSorted()).toEqual(
      Object.keys(dependencies)
        .filter((name) => name !== TAKEN_IN)
        .toSorted(),
    );
  });

  it('holds the program, its data and its papers, and no tests', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        'dist/cli/main.js',
        'dist/cli/zoo.yaml',
        'schemas/report.json',
        'LICENSE',
        'NOTICE',
        'README.md',
      ]),
    );
    expect(packed.filter((path) => /\.test\.|\/rig\/|\.ts$|^test\//.test(path))).toEqual([]);
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await tonewall('--version')).toBe(`${version}\n`);
  });

  it('finds its households', async () => {
    expect(await tonewall('sim', '--list')).toContain('thread-2016');
  });

  it('judges a bundle to the same report as the sources do, byte for byte', async () => {
    const bundle = join(ROOT, 'test/golden/bundles/home');
    const failure = await tonewall('audit', '--from', bundle, '--json').catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 1,
      stdout: readFileSync(join(ROOT, 'test/golden/expected/home/report.json'), 'utf8'),
    });
  });
});
