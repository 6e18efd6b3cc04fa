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

it('never asks for the address that a player has itself, on this computer or not', async () => {
  const bar = 'players:\n  Bar: { address: 192.168.1.21 }\n';
  const finding = {
    verdict: 'fail',
    evidence: [
      'No guarded-at, and no segment of players: Bar. The guard cannot take the address that a player has itself.',
    ],
    cures: [
      expect.stringMatching(/^Write guarded-at for each, /),
      expect.stringMatching(/^Or give the players a/),
    ],
    sent: [],
  };
  expect(await look({ eth0: ['192.168.1.2/24'] }, bar)).toEqual(finding);
  expect(await look({ eth0: ['192.168.1.2/24', '192.168.1.21/32'] }, bar)).toEqual(finding);
});

it('concerns the front desk alone behind a gateway', async () => {
  expect((await look({}, GATEWAY)).verdict).toBe('not-applicable');
  expect((await look({}, GATEWAY + DESK)).verdict).toBe('fail');
  expect((await missingDoorAddress.look(sceneOf({}))).verdict).toBe('not-applicable');
});
