import { expect, it } from 'vitest';
import { PLAYER, served } from '../../../test/golden/literals.ts';
import { known } from '../evidence/observation.ts';
import { knownVulnerabilities } from './known-vulnerabilities.ts';

const judge = (modelNumber: string, softwareVersion: string) =>
  knownVulnerabilities.judge(PLAYER, {
    description: known({ ...served({ softwareVersion }), modelNumber }, [1]),
  });
const said = (judgement: ReturnType<typeof judge>, id: string) =>
  judgement.items?.find(({ label }) => label.startsWith(id))?.label;

it('fails on the target of Pwn2Own Ireland 2024', () => {
  const judgement = judge('S18', '81.1-58074');
  expect(judgement).toMatchObject({ verdict: 'fail', severity: 'critical' });
  expect(said(judgement, 'CVE-2025-1048')).toBe('CVE-2025-1048 (CVSS 8.8), concerns it');
});

it('leaves CVE-2026-4149 open on 86.x: its number is below 92.0, and no record says more', () => {
  const judgement = judge('S12', '86.10-80260');
  expect(judgement.verdict).toBe('inconclusive');
  expect(said(judgement, 'CVE-2026-4149')).toMatch(/, not known$/);
});

it('does not name CVE-2026-4149 for S1, which is not affected', () => {
  expect(said(judge('S5', '57.23-74170'), 'CVE-2026-4149')).toBeUndefined();
});

it('leaves open what tells no build', () => {
  const evidence = { description: known({ kind: 'denied', path: '/', status: 403 } as const, [1]) };
  expect(knownVulnerabilities.judge(PLAYER, evidence)).toEqual({
    verdict: 'inconclusive',
    reasons: ['Its build is not told.'],
  });
});
