import { expect, it } from 'vitest';
import { DOORS, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import { missingDoorAddress } from './missing-door-address.ts';

const DESK = 'front-desk: { address: 192.168.1.2 }\n';
const look = (cards: Readonly<Record<string, readonly string[]>>, config = DOORS) =>
  missingDoorAddress.look(sceneOf({ cards }, config));

it('passes where each is on this computer; loopback always is', async () => {
  expect((await look({ eth0: ['192.168.1.120/32', '192.168.1.2/24'] }, DOORS + DESK)).verdict).toBe('pass');
  expect(
    (await look({}, 'players: { Sim: { address: 127.20.0.11, guarded-at: 127.30.0.11 } }')).verdict,
  ).toBe('pass');
});

it('fails where one is not', async () => {
  expect(await look({ eth0: ['192.168.1.3/24'] }, DOORS + DESK)).toEqual({
    verdict: 'fail',
    evidence: [
      'Kitchen is guarded at 192.168.1.120, which is on no card that is up.',
      'The front desk is at 192.168.1.2, which is on no card that is up.',
    ],
    cures: [
      'ip address add 192.168.1.120/32 dev CARD, with the card that leads to whoever asks there',
      'ip address add 192.168.1.2/32 dev CARD, with the card that leads to whoever asks there',
    ],
    sent: [],
  });
});

it('concerns the front desk alone behind a gateway', async () => {
  expect((await look({}, GATEWAY)).verdict).toBe('not-applicable');
  expect((await look({}, GATEWAY + DESK)).verdict).toBe('fail');
  expect((await missingDoorAddress.look(sceneOf({}))).verdict).toBe('not-applicable');
});
