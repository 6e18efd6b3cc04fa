import { expect, it } from 'vitest';
import { knownAddress } from '../base/address.ts';
import type { Command, Ended } from '../ports/exec.ts';
import { createSteeredClock } from '../sim/rig/steered-clock.ts';
import { linkNeighbours, readLinkTable } from './link-neighbours.ts';

/** As ip of iproute2 6.1 says it. */
const SAID = `[ {"dst":"fe80::5","dev":"eth1","lladdr":"02:00:5e:00:53:01","state":["STALE"]},
  {"dst":"fe80::5","dev":"eth2","lladdr":"02:00:5e:00:53:02","router":null,"state":["REACHABLE"]},
  {"dst":"fe80::6","dev":"eth1","state":["FAILED"]},{"dst":"fe80::7","dev":"eth1","state":["INCOMPLETE"]},
  {"dst":"2001:db8::5","dev":"eth1","lladdr":"02:00:5e:00:53:05","state":["STALE"]},
  {"dst":"fe80::8","dev":"ib0","lladdr":"80:00:02:08:fe:80:00:00:00:00:00:00:00:02:c9:03:00:01:02:03","state":["STALE"]} ]
`;

it('the table has who answered on a link like Ethernet', () => {
  expect(readLinkTable(SAID)).toEqual(
    new Map([
      ['fe80::5%eth1', '02:00:5e:00:53:01'],
      ['fe80::5%eth2', '02:00:5e:00:53:02'],
    ]),
  );
});

it.each(['', 'fe80::5 dev eth1 lladdr 02:00:5e:00:53:01 STALE', '{}', '[null, 5, [], {"dst":5}]'])(
  'what is none tells of nobody: %s',
  (text) => {
    expect(readLinkTable(text)).toEqual(new Map());
  },
);

const place = { address: knownAddress('fe80::5'), card: 'eth1' };

it('neighbours are asked for once in a quarter of a second, however many ask', async () => {
  const clock = createSteeredClock();
  const ran: Command[] = [];
  let answer: Ended = { code: 0, stdout: SAID, stderr: '' };
  const hardwareOf = linkNeighbours(clock, { run: async (command) => (ran.push(command), answer) });
  expect(await Promise.all([hardwareOf(place), hardwareOf({ ...place, card: 'eth2' })])).toEqual([
    '02:00:5e:00:53:01',
    '02:00:5e:00:53:02',
  ]);
  answer = { code: 0, stdout: '[]', stderr: '' };
  clock.advance(249);
  expect(await hardwareOf(place)).toBe('02:00:5e:00:53:01');
  clock.advance(1);
  expect(await hardwareOf(place)).toBe(undefined);
  expect(ran.map(({ program, args }) => [program, ...args].join(' '))).toEqual([
    'ip -6 -json neighbour show',
    'ip -6 -json neighbour show',
  ]);
});

it('nobody is known where it cannot be asked', async () => {
  const missing: Ended = { code: undefined, stdout: '', stderr: 'spawn ip ENOENT' };
  const refused: Ended = { code: 1, stdout: SAID, stderr: 'no' };
  for (const answer of [missing, refused])
    expect(await linkNeighbours(createSteeredClock(), { run: async () => answer })(place)).toBe(undefined);
});
