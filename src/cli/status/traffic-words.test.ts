import { expect, it } from 'vitest';
import type { ShownTraffic } from '../../guard/traffic/shown.ts';
import { trafficLines } from './traffic-words.ts';

const HOUR = 3_600_000;
const player = (room: string, over: Partial<ShownTraffic['players'][number]> = {}) => ({
  room,
  address: '10.0.30.21',
  sent: 0,
  sentBytes: 0,
  begun: 0,
  refused: 0,
  knocks: false,
  ...over,
});
const linesOf = (over: Partial<ShownTraffic>) =>
  trafficLines({ works: true, forMs: HOUR, rulesPutBack: 0, players: [], ...over }, 100);

it('tells what each player sent, those that were refused most first, and loudly who knocks', () => {
  const players = [
    player('Bar', { sent: 1, sentBytes: 60, begun: 1 }),
    player('Den'),
    player('Kit\u001b[2Jchen', { sent: 20, sentBytes: 3456, begun: 2, refused: 1400, knocks: true }),
    player('Office', { refused: 1 }),
  ];
  expect(linesOf({ players })).toEqual([
    '',
    'Sent by players in the last hour',
    '  room                let through              connections begun  refused',
    '  ------------------  -----------------------  -----------------  ------------',
    '  Kit\\u{001b}[2Jchen  20 packets (3456 bytes)  2                  1400 packets',
    '  Office              0 packets (0 bytes)      0                  1 packet',
    '  Bar                 1 packet (60 bytes)      1                  0 packets',
    '  Kit\\u{001b}[2Jchen KEEPS TRYING WHAT IT MAY NOT: was it taken over? docs/gateway.md says how to look',
  ]);
});

it.each([
  [0, 'Sent by players'],
  [1, 'Sent by players in the last minute, since when it is counted'],
  [61_000, 'Sent by players in the last 2 minutes, since when it is counted'],
  [HOUR - 1, 'Sent by players in the last 60 minutes, since when it is counted'],
  [HOUR, 'Sent by players in the last hour'],
])('says of which time it is: %d', (forMs, title) => {
  expect(linesOf({ forMs })).toEqual(['', title, '  Nothing was counted.']);
});

it('says loudly where nothing is counted', () => {
  expect(linesOf({ works: false })[2]).toBe(
    '  IT IS NOT COUNTED NOW: the helper of the firewall does not tell, see tonewall doctor',
  );
});

it('tells twenty players and how many there are more', () => {
  const players = Array.from({ length: 23 }, (_, index) => player(`Room ${index}`, { sent: 1 }));
  const lines = linesOf({ players });
  expect([lines.length, lines.at(-1)]).toEqual([25, '  and 3 more players: tonewall status --json']);
});

it('says nothing where there are no segments', () => {
  expect(trafficLines(undefined, 100)).toEqual([]);
});
