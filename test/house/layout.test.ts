import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
/** `sim/rig` starts households for tests; the build leaves it out. */
const product = sources.filter((file) => !file.endsWith('.test.ts') && !file.startsWith('sim/rig/'));
const read = (file: string): string => readFileSync(join(ROOT, 'src', file), 'utf8');

describe('the house', () => {
  it('has sources', () => {
    expect(product.length).toBeGreaterThan(50);
  });

  it('has no folder or file without a charter in its name', () => {
    const charterless = /^(utils?|helpers?|common|shared|misc)(\.ts)?$/;
    const parts = product.flatMap((file) => file.split('/').map((part) => ({ file, part })));
    expect(parts.filter(({ part }) => charterless.test(part)).map(({ file }) => file)).toEqual([]);
  });

  it('reads clock, randomness and environment in host and cli only', () => {
    const outside = product.filter((file) => !/^(host|cli)\//.test(file));
    const offenders = outside.filter((file) =>
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.(env|argv|exit|cwd|hrtime)\b|\bperformance\.now\(|\bsetInterval\(/.test(
        read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
      ),
    );
    expect(offenders).toEqual([]);
  });

  // Import rules keep modules out (.dependency-cruiser.mjs); these need no import.
  it('opens no connection by a global', () => {
    const byGlobal = /(?<![\w.-])(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(|\bglobalThis\b/;
    expect([byGlobal.test('await fetch (url)'), byGlobal.test('new WebSocket(url)')]).toEqual([true, true]);
    const inside = product.filter((file) => !/^(host|sim|cli)\//.test(file));
    const offenders = inside.filter((file) =>
      byGlobal.test(read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
    expect(offenders).toEqual([]);
  });

  it('has no unfinished work in product code', () => {
    const offenders = product.filter((file) =>
      /\b(TODO|FIXME|XXX|HACK)\b|@ts-ignore|@ts-expect-error/.test(read(file)),
    );
    expect(offenders).toEqual([]);
  });

  it('has a registry line for every check, and a test beside it', () => {
    const checks = product
      .filter((file) => dirname(file) === 'audit/checks')
      .map((file) => basename(file, '.ts'));
    const units = checks.filter((name) => read(`audit/checks/${name}.ts`).includes('judge('));
    const registry = read('audit/checks/registry.ts');
    expect(units.length).toBeGreaterThan(0);
    expect(units.filter((name) => name !== 'registry' && !registry.includes(`./${name}.ts`))).toEqual([]);
    expect(units.filter((name) => !sources.includes(`audit/checks/${name}.test.ts`))).toEqual([]);
  });

  it('has a registry line for every probe, and a test beside it', () => {
    const probes = product
      .filter((file) => dirname(file) === 'guard/doctor/probes')
      .map((file) => basename(file, '.ts'));
    const registry = read('guard/doctor/registry.ts');
    expect(probes.length).toBeGreaterThan(20);
    expect(probes.filter((name) => !registry.includes(`./probes/${name}.ts`))).toEqual([]);
    expect(probes.filter((name) => !sources.includes(`guard/doctor/probes/${name}.test.ts`))).toEqual([]);
    expect(
      probes.filter((name) => !read(`guard/doctor/probes/${name}.ts`).includes(`id: '${name}'`)),
    ).toEqual([]);
  });
});
