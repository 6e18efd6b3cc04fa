import { describe, expect, it } from 'vitest';
import { parseBuild } from '../base/build.ts';
import { judgeCve } from './cve-judgement.ts';
import { CVES, type CveFacts, cveById } from './cves.ts';
import { modelByNumber } from './models.ts';

const find = (id: string): CveFacts => {
  const cve = cveById(id);
  if (!cve) throw new Error(id);
  return cve;
};
const judge = (id: string, model: string, build: string) => judgeCve(find(id), { model, build });

describe('CVE records', () => {
  it('are 21, each once', () => {
    expect(CVES.length).toBe(21);
    expect(new Set(CVES.map(({ id }) => id)).size).toBe(21);
    expect(CVES.filter(({ id }) => !/^CVE-\d{4}-\d{4,6}$/.test(id))).toEqual([]);
  });

  it('name builds that can be read and models that exist', () => {
    const builds = CVES.flatMap(({ lines, tested }) => [
      ...Object.values(lines).flatMap((status) => {
        if (status.kind === 'fixed-in' || status.kind === 'shown-on') return [status.build];
        return status.kind === 'fixed-between' ? [status.affectedUpTo, status.fixedFrom] : [];
      }),
      tested?.build,
    ]).filter((build) => build !== undefined);
    expect(builds.filter((build) => !parseBuild(build))).toEqual([]);
    const models = CVES.flatMap(({ models, tested }) => [...models.named, ...(tested ? [tested.model] : [])]);
    expect(models.filter((model) => !modelByNumber(model))).toEqual([]);
  });

  it('keep who found it, where it was shown, and where single facts come from', () => {
    expect(cveById('CVE-2023-50809')).toMatchObject({
      reporter: 'Robert Herrera, Alex Plaskett (NCC Group)',
      sourceOf: { cvss: 'CISA-ADP in CVEProject/cvelistV5:cves/2023/50xxx/CVE-2023-50809.json' },
    });
    expect(cveById('CVE-2025-1048')).toMatchObject({
      contest: 'Pwn2Own Ireland 2024',
      sourceOf: { fixedIn: 'https://heise.de/-10360711 quoting the Sonos advisory' },
    });
    const contests = CVES.flatMap(({ contest }) => contest ?? []);
    expect(new Set(contests)).toEqual(
      new Set(['Pwn2Own Toronto 2022', 'Pwn2Own Toronto 2023', 'Pwn2Own Ireland 2024']),
    );
    const unsourced = CVES.filter(
      ({ cvss, sourceOf }) => (cvss === undefined) !== (sourceOf?.cvss === undefined),
    );
    expect(unsourced.map(({ id }) => id)).toEqual([]);
  });

  it('mark what needs hands on the player', () => {
    expect(CVES.filter(({ reach }) => reach === 'physical').map(({ id }) => id)).toEqual([
      'CVE-2020-9285',
      'CVE-2023-50810',
    ]);
  });
});

/** Expected from the advisories: SSA-2026-0001, SSA-2024-0001, and the ZDI records. */
describe('judging a player', () => {
  it.each([
    ['CVE-2026-4149', 'S13', '91.0-70070', 'affected'],
    ['CVE-2026-4149', 'S13', '92.0-72171', 'not-affected'],
    ['CVE-2026-4149', 'S12', '86.10-80260', 'inconclusive'],
    ['CVE-2026-4149', 'S12', '85.0-64200', 'inconclusive'],
    ['CVE-2026-4149', 'S9', '79.1-53290', 'inconclusive'],
    ['CVE-2026-4149', 'S9', '87.1-81000', 'inconclusive'],
    ['CVE-2026-4149', 'S13', '85.0-64200', 'affected'],
    ['CVE-2026-4149', 'S5', '57.23-74170', 'not-affected'],
    ['CVE-2025-1048', 'S5', '57.19-49220', 'affected'],
    ['CVE-2025-1048', 'S5', '57.22-61162', 'not-affected'],
    ['CVE-2025-1048', 'S1', '79.1-53290', 'affected'],
    ['CVE-2025-1048', 'S1', '86.7-77050', 'not-affected'],
    ['CVE-2025-1051', 'S41', '81.1-58074', 'affected'],
    ['CVE-2025-1051', 'S18', '81.1-58074', 'inconclusive'],
    ['CVE-2024-5267', 'S39', '75.1-46030', 'affected'],
    ['CVE-2024-5267', 'S39', '79.1-53290', 'inconclusive'],
    ['CVE-2024-5267', 'S39', '72.2-40060', 'inconclusive'],
    ['CVE-2023-50809', 'S16', '72.2-40060', 'affected'],
    ['CVE-2023-50809', 'S16', '75.1-46030', 'not-affected'],
    ['CVE-2023-50810', 'S6', '57.15-39070', 'affected'],
    ['CVE-2023-50810', 'S6', '57.16-40000', 'inconclusive'],
    ['CVE-2023-50810', 'S6', '57.19-49220', 'not-affected'],
    ['CVE-2023-27352', 'S18', '70.3-35220', 'affected'],
    ['CVE-2023-27352', 'S18', '70.1-34112', 'inconclusive'],
    ['CVE-2023-27352', 'S18', '63.2-90210', 'inconclusive'],
    ['CVE-2023-27352', 'S18', '97.1-80312', 'inconclusive'],
    ['CVE-2022-24046', 'S13', '57.6-88280', 'affected'],
    ['CVE-2022-24046', 'S13', '57.9-23290', 'not-affected'],
    ['CVE-2022-24046', 'S13', '63.2-90210', 'inconclusive'],
    ['CVE-2022-24046', 'S13', '97.1-80312', 'not-affected'],
    ['CVE-2018-11316', 'S5', '36.4-42130', 'inconclusive'],
    ['CVE-2018-11316', 'S13', '63.2-90210', 'inconclusive'],
    ['CVE-2018-11316', 'S12', '86.10-80260', 'inconclusive'],
    ['CVE-2023-50810', 'S1', '72.2-40060', 'affected'],
    ['CVE-2023-50810', 'S1', '86.7-77050', 'not-affected'],
    ['CVE-2020-12695', 'S13', '97.1-80312', 'inconclusive'],
    ['CVE-2026-4149', 'S13', 'new', 'inconclusive'],
  ])('%s on %s %s is %s', (id, model, build, state) => {
    expect(judge(id, model, build).state).toBe(state);
  });

  it('says why', () => {
    expect(judge('CVE-2026-4149', 'ZPS12', '86.10-80260')).toEqual({
      state: 'inconclusive',
      why: 'the advisory names 92.0-72171 only; which 86.x holds the fix is not stated',
    });
    expect(judge('CVE-2025-1048', 'S1', '86.7-77050')).toEqual({
      state: 'not-affected',
      why: 'fixed in 83.1-61240, before the lines parted after 85.x (inference)',
    });
    expect(judge('CVE-2023-27352', 'S13', '70.3-35220')).toEqual({
      state: 'affected',
      why: 'it was shown on 70.3-35220',
    });
    expect(judge('CVE-2023-27352', 'S13', '70.1-34112')).toEqual({
      state: 'inconclusive',
      why: 'the record names the tested build only; the fix is later and not named',
    });
    expect(judge('CVE-2026-4149', 'S13', '91.0-70070')).toEqual({
      state: 'affected',
      why: 'older than 92.0-72171, which holds the fix',
    });
    expect(judge('CVE-2025-1051', 'S18', '81.1-58074')).toEqual({
      state: 'inconclusive',
      why: 'the record names other models; older than 83.1-61240, which holds the fix',
    });
  });
});
