import { expect, it } from 'vitest';
import { DOORS, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import type { Command, Ended } from '../../../ports/exec.ts';
import { noIpProgram } from './no-ip-program.ts';

/** People are behind eth2, players behind eth1. */
const onLink = (card: string) => ({
  '/proc/net/if_inet6': `fe8000000000000000fc00fffe000001 04 40 20 80     ${card}\n`,
});
interface House {
  readonly files?: Readonly<Record<string, string>>;
  readonly config?: string;
}

const ran: Command[] = [];
const look = (ip: Partial<Ended> | undefined, { files = onLink('eth2'), config = GATEWAY }: House = {}) => {
  const programs = ip && { ip: (command: Command) => (ran.push(command), ip) };
  return noIpProgram.look(sceneOf({ files, ...(programs ? { programs } : {}) }, config));
};

it('passes where it tells, asked as the guard asks', async () => {
  ran.length = 0;
  expect(await look({})).toEqual({
    verdict: 'pass',
    evidence: ['ip -6 neigh show tells of neighbours.'],
    cures: [],
    sent: [],
  });
  expect(ran).toEqual([{ program: 'ip', args: ['-6', 'neigh', 'show'], timeoutMs: 2000 }]);
});

it.each([
  ['is not there', undefined, 'spawn ip ENOENT'],
  ['does not run', { code: undefined, stderr: 'spawn ip EACCES' }, 'spawn ip EACCES'],
  ['fails', { code: 1, stderr: 'ip: no\u001b[31m\nmore' }, 'ip: no\\u{001b}[31m'],
  ['fails without a word', { code: 1 }, 'it said nothing'],
])('fails where it %s', async (_, ended, why) => {
  expect(await look(ended)).toEqual({
    verdict: 'fail',
    evidence: [`ip -6 neigh show does not run (${why}): nobody is answered over IPv6 at eth2 (home).`],
    cures: ['Install iproute2: apt install iproute2, dnf install iproute, apk add iproute2'],
    sent: [],
  });
});

it.each([
  ['IPv6 is off', { files: {} }],
  ['only players are there', { files: onLink('eth1') }],
  ['there are no segments', { config: DOORS }],
])('is no matter where %s', async (_, over) => {
  expect((await look(undefined, over)).verdict).toBe('not-applicable');
});
