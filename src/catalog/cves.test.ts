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
        if (status.kind === 'fixed-in') return [status.build];
        return status.kind === 'fixed-between' ? [status.affectedUpTo, status.fixedFrom] : [];
      }),
      tested?.build,
    ]).filter((build) => build !== undefined);
    expect(builds.filter((build) => !parseBuild(build))).toEqual([]);
    const models = CVES.flatMap(({ models, tested }) => [...models.named, ...(tested ? [tested.model] : [])]);
    expect(models.filter((model) => !modelByNumber(model))).toEqual([]);
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
    ['CVE-2026-4149', 'S5', '57.23-74170', 'not-affected'],
    ['CVE-2025-1048', 'S5', '57.19-49220', 'affected'],
    ['CVE-2025-1048', 'S5', '57.22-61162', 'not-affected'],
    ['CVE-2025-1048', 'S1', '79.1-53290', 'affected'],
    ['CVE-2025-1048', 'S1', '86.7-77050', 'not-affected'],
    ['CVE-2025-1051', 'S41', '81.1-58074', 'affected'],
    ['CVE-2025-1051', 'S18', '81.1-58074', 'inconclusive'],
    ['CVE-2024-5267', 'S39', '75.1-46030', 'affected'],
    ['CVE-2024-5267', 'S39', '79.1-53290', 'inconclusive'],
    ['CVE-2023-50809', 'S16', '72.2-40060', 'affected'],
    ['CVE-2023-50809', 'S16', '75.1-46030', 'not-affected'],
    ['CVE-2023-50810', 'S6', '57.15-39070', 'affected'],
    ['CVE-2023-50810', 'S6', '57.16-40000', 'inconclusive'],
    ['CVE-2023-50810', 'S6', '57.19-49220', 'not-affected'],
    ['CVE-2023-27352', 'S18', '70.1-34112', 'affected'],
    ['CVE-2023-27352', 'S18', '97.1-80312', 'inconclusive'],
    ['CVE-2022-24046', 'S13', '57.6-88280', 'affected'],
    ['CVE-2022-24046', 'S13', '57.9-23290', 'not-affected'],
    ['CVE-2022-24046', 'S13', '63.2-90210', 'inconclusive'],
    ['CVE-2022-24046', 'S13', '97.1-80312', 'not-affected'],
    ['CVE-2018-11316', 'S5', '36.4-42130', 'inconclusive'],
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
