import { expect, it } from 'vitest';
import { PLAYER, served } from '../../../test/golden/literals.ts';
import type { EvidenceParts } from '../evidence/device.ts';
import type { EventCallbackPart } from '../evidence/event-callback.ts';
import type { HostHeaderPart } from '../evidence/host-header.ts';
import { known } from '../evidence/observation.ts';
import { knownVulnerabilities } from './known-vulnerabilities.ts';

const judge = (modelNumber: string, softwareVersion: string, more: EvidenceParts = {}) =>
  knownVulnerabilities.judge(PLAYER, {
    description: known({ ...served({ softwareVersion }), modelNumber }, [1]),
    ...more,
  });
const said = (judgement: ReturnType<typeof judge>, id: string) =>
  judgement.items.find(({ label }) => label.startsWith(id));
const host = (part: Omit<HostHeaderPart, 'foreignHost'>): EvidenceParts => ({
  'host-header': known({ foreignHost: 'rebind.invalid', ...part }, [5]),
});
const callback = (part: Partial<EventCallbackPart>): EvidenceParts => ({
  'event-callback': known(
    {
      serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
      subscriber: '192.0.2.1',
      callback: '198.51.100.2',
      otherNetwork: true,
      accepted: true,
      status: 200,
      unsubscribed: true,
      ...part,
    },
    [6],
  ),
});
/** What a player of today does. */
const SOUND: EvidenceParts = {
  ...host({ outcome: 'other', status: 400 }),
  ...callback({ accepted: false, status: 412, unsubscribed: false }),
};

it('fails on the target of Pwn2Own Ireland 2024, and names the records', () => {
  const judgement = judge('S18', '81.1-58074');
  expect(judgement).toMatchObject({ verdict: 'fail', ground: 'affected', severity: 'critical' });
  expect(judgement.reasons[0]).toMatch(/^\d published holes concern it: .*CVE-2025-1048/);
  expect(said(judgement, 'CVE-2025-1048')?.label).toBe('CVE-2025-1048 (CVSS 8.8), concerns it');
});

it('leaves CVE-2026-4149 open on 86.x, and names it: its number is below 92.0, and no record says more', () => {
  const judgement = judge('S12', '86.10-80260', SOUND);
  expect(judgement).toMatchObject({ verdict: 'inconclusive', ground: 'open-records' });
  expect(judgement.reasons.join(' ')).toMatch(/it cannot be told whether they concern it: .*CVE-2026-4149/);
  expect(said(judgement, 'CVE-2026-4149')?.label).toMatch(/, not known$/);
});

it('does not name CVE-2026-4149 for S1, which is not affected', () => {
  expect(said(judge('S5', '57.23-74170'), 'CVE-2026-4149')).toBeUndefined();
});

it.each(['97.1-80312', '99.9-99999'])('passes a sound player on %s, and says what is reserved', (build) => {
  const judgement = judge('S18', build, SOUND);
  expect(judgement).toMatchObject({ verdict: 'pass', ground: 'none-known' });
  const [, unnamed = '', hands = ''] = judgement.reasons;
  expect(unnamed).toMatch(
    /^For 8 records nobody has named the build with the fix; .*: CVE-2023-27352, .*CVE-2024-5269\.$/,
  );
  expect(hands).toBe('Not counted, because they need hands on the player, and not known: CVE-2020-9285.');
});

it('does not call a record settled while newer software is known', () => {
  const judgement = judge('S18', '95.0-78180', SOUND);
  expect(said(judgement, 'CVE-2023-27352')?.label).toBe('CVE-2023-27352 (CVSS 8.8), not known');
});

it('goes by what the player does: it answers under a foreign name', () => {
  expect(said(judge('S1', '34.7-35162', host({ outcome: 'served', status: 200 })), 'CVE-2018-11316')).toEqual(
    {
      label: 'CVE-2018-11316, concerns it',
      value: expect.stringMatching(/: it answers under a foreign name$/),
      exchange: [5],
    },
  );
  expect(
    said(judge('S5', '57.23-74170', host({ outcome: 'other', status: 400 })), 'CVE-2018-11316'),
  ).toBeUndefined();
});

it('goes by what the player does: it sends events into another network', () => {
  expect(said(judge('S18', '97.1-80312', callback({ deliveredBytes: 800 })), 'CVE-2020-12695')).toMatchObject(
    {
      label: 'CVE-2020-12695, concerns it',
      exchange: [6],
    },
  );
  const beside = callback({ deliveredBytes: 800, otherNetwork: false });
  expect(said(judge('S18', '97.1-80312', beside), 'CVE-2020-12695')?.label).toBe('CVE-2020-12695, not known');
  expect(said(judge('S18', '97.1-80312', SOUND), 'CVE-2020-12695')).toBeUndefined();
});

it('leaves open what tells no build', () => {
  const evidence = { description: known({ kind: 'denied', path: '/', status: 403 } as const, [1]) };
  expect(knownVulnerabilities.judge(PLAYER, evidence)).toEqual({
    verdict: 'inconclusive',
    ground: 'build-unknown',
    reasons: ['Its build is not told, or cannot be read.'],
    items: [],
  });
});
