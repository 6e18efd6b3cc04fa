import { describe, expect, it } from 'vitest';
import { compareBuilds, parseBuild } from '../base/build.ts';
import { KNOWN_BUILDS, newestSeen } from './builds.ts';
import { CVES } from './cves.ts';
import { MAC_PREFIXES, MODELS, modelByNumber, UNNAMED_MODEL_NUMBERS } from './models.ts';
import { isWithin, lineOfBuild } from './version-lines.ts';

const build = (text: string) => {
  const parsed = parseBuild(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

describe('version lines', () => {
  it('go by the major number', () => {
    expect(lineOfBuild(build('57.23-74170'))).toBe('s1');
    expect(lineOfBuild(build('63.2-90210'))).toBe('s2');
    expect(lineOfBuild(build('86.10-80260'))).toBe('s2-older-hardware');
    expect(lineOfBuild(build('97.1-80312'))).toBe('s2');
  });

  it('bound ranges on both sides, ends included', () => {
    const ranges = [
      { line: 's1' as const },
      { line: 's2' as const, from: '66.4-23300', until: '70.1-34112' },
    ];
    const inside = ['57.3-81090', '66.4-23300', '70.1-34112'];
    const outside = ['64.3-19080', '70.3-35220', '86.1-68260'];
    expect([...inside, ...outside].filter((text) => isWithin(ranges, build(text)))).toEqual(inside);
    expect(isWithin(undefined, build('1.0-00000'))).toBe(true);
    expect(isWithin([], build('1.0-00000'))).toBe(false);
  });

  it('end before a build that is known to be otherwise', () => {
    const ranges = [{ line: 's1' as const, below: '57.3-77280' }];
    const builds = ['34.16-37101', '57.3-77279', '57.3-77280', '86.1-68260'];
    expect(builds.filter((text) => isWithin(ranges, build(text)))).toEqual(['34.16-37101', '57.3-77279']);
  });

  it('have a newest build each', () => {
    expect(newestSeen('s1')).toMatchObject({ build: '57.23-74170', display: '11.16.1' });
    expect(newestSeen('s2-older-hardware')).toMatchObject({ build: '86.10-80260', display: '17.2.7' });
    expect(newestSeen('s2')).toMatchObject({ build: '97.1-80312', display: '18.8' });
  });
});

describe('known builds', () => {
  const parsed = KNOWN_BUILDS.flatMap((known) => (known.build ? [{ known, build: build(known.build) }] : []));

  it('stand on the line of their major number, in order', () => {
    expect(parsed.filter(({ known, build }) => known.line !== lineOfBuild(build))).toEqual([]);
    for (const line of ['s1', 's2-older-hardware', 's2']) {
      const own = parsed.filter(({ known }) => known.line === line).map(({ build }) => build);
      expect(own).toEqual(own.toSorted(compareBuilds));
    }
  });

  it('fix CVEs that the catalog has', () => {
    const ids = new Set(CVES.map(({ id }) => id));
    expect(KNOWN_BUILDS.flatMap(({ fixes }) => fixes).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('models', () => {
  it('have numbers and aliases of their own', () => {
    const names = MODELS.flatMap(({ number, aliases }) => [number, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    expect(MODELS.length).toBeGreaterThanOrEqual(33);
  });

  it('are found by number, header code and alias', () => {
    expect(modelByNumber('S18')?.name).toBe('One gen 2');
    expect(modelByNumber('ZPS18')).toBe(modelByNumber('S18'));
    expect(modelByNumber('ANVIL')?.number).toBe('Sub');
    expect(modelByNumber('ZP90')?.number).toBe('ZP90');
    expect(UNNAMED_MODEL_NUMBERS.filter((number) => modelByNumber(number))).toEqual([]);
  });

  it('have hardware addresses of registered prefixes', () => {
    expect(MAC_PREFIXES.length).toBe(15);
    expect(MAC_PREFIXES.filter((prefix) => !/^([0-9A-F]{2}:){2}[0-9A-F]{2}$/.test(prefix))).toEqual([]);
  });

  it('show no build that is newer than the newest of its line', () => {
    const ahead = MODELS.filter(({ newestSeen: text }) => {
      const own = text === undefined ? undefined : build(text);
      const newest = own && newestSeen(lineOfBuild(own))?.build;
      return own && newest && compareBuilds(own, build(newest)) > 0;
    });
    expect(ahead).toEqual([]);
  });

  it('do not run generation 2 without a line of it', () => {
    const wrong = MODELS.filter(
      ({ generations, lines }) =>
        generations.some(({ generation }) => generation === 1) !== lines.includes('s1') ||
        generations.some(({ generation }) => generation === 2) !== lines.some((line) => line !== 's1'),
    );
    expect(wrong).toEqual([]);
  });
});
