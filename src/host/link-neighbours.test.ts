import { expect, it } from 'vitest';
import { knownAddress } from '../base/address.ts';
import type { Command, Ended } from '../ports/exec.ts';
import { type Log, silentLog } from '../ports/log.ts';
import { createSteeredClock } from '../sim/rig/steered-clock.ts';
import { linkNeighbours, readLinkTable } from './link-neighbours.ts';

/** As ip of iproute2 6.1 says it. */
const SAID = `fe80::5 dev eth1 lladdr 02:00:5e:00:53:01 STALE
fe80::5 dev eth2 lladdr 02:00:5e:00:53:02 router REACHABLE
fe80::6 dev eth1  FAILED
fe80::7 dev eth1  INCOMPLETE
2001:db8::5 dev eth1 lladdr 02:00:5e:00:53:05 STALE
fe80::8 dev ib0 lladdr 80:00:02:08:fe:80:00:00:00:00:00:00:00:02:c9:03:00:01:02:03 STALE
fe80::9 dev eth1 lladdr 02:00:5e:00:53:09 ref 1 used 0/0/0 probes 1 DELAY
`;

it('the table has who answered on a link like Ethernet', () => {
  expect(readLinkTable(SAID)).toEqual(
    new Map([
      ['fe80::5%eth1', '02:00:5e:00:53:01'],
      ['fe80::5%eth2', '02:00:5e:00:53:02'],
      ['fe80::9%eth1', '02:00:5e:00:53:09'],
    ]),
  );
});

it.each([
  '',
  'usage: ip',
  ' fe80::5 dev eth1 lladdr 02:00:5e:00:53:01 STALE',
  'fe80::5 lladdr 02:00:5e:00:53:01',
])('what is none tells of nobody: %s', (text) => {
  expect(readLinkTable(text)).toEqual(new Map());
});

const place = { address: knownAddress('fe80::5'), card: 'eth1' };

it('neighbours are asked for once in a quarter of a second, however many ask', async () => {
  const clock = createSteeredClock();
  const ran: Command[] = [];
  let answer: Ended = { code: 0, stdout: SAID, stderr: '' };
  const hardwareOf = linkNeighbours({
    clock,
    exec: { run: async (command) => (ran.push(command), answer) },
    log: silentLog,
  });
  expect(await Promise.all([hardwareOf(place), hardwareOf({ ...place, card: 'eth2' })])).toEqual([
    '02:00:5e:00:53:01',
    '02:00:5e:00:53:02',
  ]);
  answer = { code: 0, stdout: '', stderr: '' };
  clock.advance(249);
  expect(await hardwareOf(place)).toBe('02:00:5e:00:53:01');
  clock.advance(1);
  expect(await hardwareOf(place)).toBe(undefined);
  expect(ran.map(({ program, args }) => [program, ...args].join(' '))).toEqual([
    'ip -6 neigh show',
    'ip -6 neigh show',
  ]);
});

it('nobody is known where it cannot be asked, and that is said once while it lasts', async () => {
  const clock = createSteeredClock();
  const warnings: unknown[] = [];
  const log: Log = { ...silentLog, warn: (message, facts) => warnings.push([message, facts]) };
  const missing: Ended = { code: undefined, stdout: '', stderr: 'spawn ip ENOENT' };
  const refused: Ended = { code: 1, stdout: SAID, stderr: 'no\u001b[31m\nmore' };
  const answers = [missing, missing, { code: 0, stdout: SAID, stderr: '' }, refused];
  const hardwareOf = linkNeighbours({ clock, log, exec: { run: async () => answers.shift() ?? refused } });
  const seen: unknown[] = [];
  for (let count = 0; count < 4; count += 1) {
    seen.push(await hardwareOf(place));
    clock.advance(250);
  }
  expect(seen).toEqual([undefined, undefined, '02:00:5e:00:53:01', undefined]);
  const message = 'neighbours cannot be seen over IPv6: nobody is known there';
  expect(warnings).toEqual([
    [message, { problem: 'spawn ip ENOENT' }],
    [message, { problem: 'no\\u{001b}[31m' }],
  ]);
});
