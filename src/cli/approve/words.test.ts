import { expect, it } from 'vitest';
import type { ShownApproval } from '../../guard/approval/messages.ts';
import { approvalLines } from './words.ts';

const update: ShownApproval = {
  number: 3,
  stand: 'waiting',
  who: "Anna's phone",
  kind: 'device',
  binding: 'address',
  address: '192.0.2.7',
  room: 'Kitchen',
  action: 'ZoneGroupTopology.BeginSoftwareUpdate',
  riskClass: 'system',
  arguments: [{ name: 'Flags', value: '1' }],
  more: 2,
  leftMs: 99_001,
};

it('says in plain words what is asked for, with its exact name, by whom, and with what', () => {
  expect(approvalLines(update)).toEqual([
    '3  Kitchen: begin software update',
    '   change the system, update (ZoneGroupTopology.BeginSoftwareUpdate)',
    "   by Anna's phone (device, known by address) at 192.0.2.7; 100 s left",
    '   Flags = 1',
    '   and 2 more arguments',
  ]);
});

it('says how long an approval is good', () => {
  expect(approvalLines({ ...update, stand: 'approved' })[2]).toMatch(/; approved, 100 s left for the retry$/);
});

it.each([
  [
    { kind: 'segment', who: '10.0.10.0/24', binding: 'network' },
    'somebody in 10.0.10.0/24 (known by network)',
  ],
  [{ kind: 'nobody', who: 'nobody', binding: 'none' }, 'a stranger'],
] as const)('says of %j what is known', (asker, words) => {
  expect(approvalLines({ ...update, ...asker })[2]).toBe(`   by ${words} at 192.0.2.7; 100 s left`);
});

it('says what has no words of its own once', () => {
  expect(approvalLines({ ...update, action: 'page./reboot' }).slice(0, 2)).toEqual([
    '3  Kitchen: change the system, update (page./reboot)',
    "   by Anna's phone (device, known by address) at 192.0.2.7; 100 s left",
  ]);
});
