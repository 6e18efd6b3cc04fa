import { expect, it } from 'vitest';
import { device, proof, served } from '../../test/golden/literals.ts';
import type { Bundle } from './bundle/bundle.ts';
import type { DeviceEvidence, EvidenceParts } from './evidence/device.ts';
import { known, unknown } from './evidence/observation.ts';
import { judgeBundle } from './run.ts';

const bundle = (...devices: readonly DeviceEvidence[]): Bundle => ({
  run: { tool: '0', startedAt: 0, finishedAt: 0, scope: [], notes: [] },
  devices,
  sightings: [],
  transcript: [],
});
/** A renderer that is locked: nothing to find. */
const LOCKED: EvidenceParts = {
  description: known({ ...served(), services: [] }, [1]),
  'control-surface': known({ services: [], proofs: [proof('denied', { status: 403 })] }, [2]),
  'host-header': known({ foreignHost: 'x.invalid', outcome: 'other', status: 400 }, [3]),
};
const renderer = (parts: EvidenceParts): DeviceEvidence => device(parts, { kind: 'upnp' });
const exitOf = (...devices: readonly DeviceEvidence[]) => judgeBundle(bundle(...devices)).exit;

it('0 where nothing is found', () => {
  expect(exitOf(renderer(LOCKED))).toBe(0);
});

it('1 where something is found, by the threshold', () => {
  const open = renderer({
    ...LOCKED,
    'host-header': known({ foreignHost: 'x.invalid', outcome: 'served', status: 200 }, [3]),
  });
  expect(exitOf(open)).toBe(1);
  expect(judgeBundle(bundle(open), { threshold: 'critical' }).exit).toBe(0);
});

it.each<[string, readonly DeviceEvidence[]]>([
  ['no device', []],
  [
    'a device without a description',
    [renderer({ ...LOCKED, description: unknown('no-answer', 'no answer came in time') })],
  ],
  [
    'a device of which no service is known',
    [renderer({ ...LOCKED, 'control-surface': unknown('not-asked', 'there is no description') })],
  ],
  [
    'a device of which most stayed open',
    [
      renderer({
        ...LOCKED,
        'control-surface': known({ services: [], proofs: [proof('no-answer')] }, [2]),
        'host-header': unknown('no-answer', 'no answer came in time'),
      }),
    ],
  ],
  ['one of two', [renderer(LOCKED), renderer({})]],
])('2 for %s', (_, devices) => {
  expect(exitOf(...devices)).toBe(2);
});

it('70 for a fault of Tonewall, whatever the others came to', () => {
  const faulty = renderer({ ...LOCKED, forms: unknown('fault', 'a fault of Tonewall: it broke') });
  const open = renderer({
    'host-header': known({ foreignHost: 'x.invalid', outcome: 'served', status: 200 }, [3]),
  });
  expect(exitOf(open, faulty)).toBe(70);
});
