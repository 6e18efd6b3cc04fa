import { expect, it } from 'vitest';
import { FORBIDDEN, GATEWAY, sceneOf, seenCards } from '../../../../test/rig/doctor.ts';
import type { Ended } from '../../../ports/exec.ts';
import { shortWayTable } from '../../firewall/short-way.ts';
import { tableText } from '../../firewall/table.ts';
import { noShortWay } from './no-short-way.ts';

const SHORT = GATEWAY.replace('role: member }', 'role: member, short-way: true }');
const SWITCH = '/proc/sys/net/netfilter/nf_conntrack_tcp_be_liberal';
const FILES = { [SWITCH]: '1\n', ...seenCards(['eth0', 'eth1', 'eth2']) };
const NO_TABLE: Partial<Ended> = { code: 1, stderr: 'Error: No such file or directory\n' };

const look = (said: Partial<Ended> = NO_TABLE, files: Readonly<Record<string, string>> = FILES) =>
  noShortWay.look(sceneOf({ files, programs: { nft: () => said } }, SHORT));

function listed(): string {
  const gateway = sceneOf({}, SHORT).config?.gateway;
  const table = gateway && shortWayTable(gateway, ['eth1', 'eth2']);
  if (!table) throw new Error('there is none');
  return tableText(table);
}

it('passes where its table is there', async () => {
  expect(await look({ stdout: listed() })).toMatchObject({
    verdict: 'pass',
    evidence: ['What is answered to players at eth2 (home) goes the short way.'],
  });
});

it.each([
  ['there is no table', NO_TABLE],
  ['a rule of it is gone', { stdout: listed().replace(/^\t\tmeta mark .*\n/m, '') }],
])('fails where %s', async (_, said) => {
  const { verdict, evidence, cures } = await look(said);
  expect([verdict, evidence]).toEqual([
    'fail',
    ['What is answered to players at eth2 (home) does not go the short way.'],
  ]);
  expect(cures.join()).toContain('journalctl -u tonewall-firewall-helper.service');
});

it('fails where the kernel wants to see all of a connection, and says what to do', async () => {
  const { verdict, cures } = await look(NO_TABLE, { ...FILES, [SWITCH]: '0\n' });
  expect([verdict, cures[0]]).toEqual(['fail', 'sysctl -w net.netfilter.nf_conntrack_tcp_be_liberal=1']);
});

it('fails where no card for it is there', async () => {
  const found = await look(NO_TABLE, { ...FILES, ...seenCards(['eth0', 'eth1']) });
  expect(found).toMatchObject({
    verdict: 'fail',
    evidence: ['Of the cards between which it leads none is there.'],
  });
});

it('cannot tell whoever is not root, and says nothing where nobody wants it', async () => {
  expect((await look(FORBIDDEN)).verdict).toBe('inconclusive');
  expect((await noShortWay.look(sceneOf({}, GATEWAY))).verdict).toBe('not-applicable');
});
