import { expect, it } from 'vitest';
import { cardFiles, DOORS, FORBIDDEN, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import { offloadedConnections } from './offloaded-connections.ts';

const ruleset = (dev: unknown, table = 'fw4') =>
  JSON.stringify({
    nftables: [
      { flowtable: { family: 'inet', name: 'ft', table, handle: 1, hook: 'ingress', prio: 0, dev } },
      {
        rule: {
          family: 'inet',
          table,
          chain: 'forward',
          handle: 3,
          expr: [{ flow: { op: 'add', flowtable: '@ft' } }],
        },
      },
    ],
  });
const CARDS = cardFiles({ eth0: {}, eth1: {}, eth2: {} });
const look = (stdout: string, more: Readonly<Record<string, string>> = {}, files = CARDS) =>
  offloadedConnections.look(
    sceneOf({ files: { ...files, ...more }, programs: { nft: () => ({ stdout }) } }, GATEWAY),
  );

it('fails where a card of the configuration is among those of the flow table', async () => {
  expect(await look(ruleset(['eth0', 'lan1']))).toEqual({
    verdict: 'fail',
    evidence: ['The flow table ft of inet fw4 takes connections of eth0 (internet) past the rules.'],
    cures: [
      expect.stringMatching(
        /^uci set firewall\.@defaults\[0\]\.flow_offloading=0; .*service firewall reload$/,
      ),
    ],
    sent: [],
  });
});

it.each([
  ['a port of its bridge', '/sys/class/net/eth1/brif/lan4/state', 'lan4'],
  ['the card under its VLAN', '/sys/class/net/eth1/lower_lan0/flags', 'lan0'],
])('fails where %s is', async (_, path, card) => {
  const { verdict, evidence, cures } = await look(ruleset(card, 'mine'), { [path]: '' });
  expect([verdict, evidence]).toEqual([
    'fail',
    ['The flow table ft of inet mine takes connections of eth1 (speakers) past the rules.'],
  ]);
  expect(cures).toEqual(['nft -a list table inet mine, and take the rule away that has "flow add @ft"']);
});

it('passes where only others are, or there is none', async () => {
  expect((await look(ruleset('wlan9'))).verdict).toBe('pass');
  expect(await look('{"nftables":[]}')).toMatchObject({
    verdict: 'pass',
    evidence: ['No flow table has a card of the configuration.'],
  });
});

it('cannot tell where a card’s ports are not to be seen, and is sure of the card itself', async () => {
  expect(await look(ruleset('lan4'), {}, {})).toMatchObject({
    verdict: 'inconclusive',
    evidence: expect.arrayContaining([
      'Which cards eth1 (speakers) is made of cannot be seen, and there is a flow table.',
    ]),
  });
  expect((await look(ruleset('eth1'), {}, {})).verdict).toBe('fail');
  expect((await look('{"nftables":[]}', {}, {})).verdict).toBe('pass');
});

it('cannot tell where nft does not, and is no matter without segments', async () => {
  const forbidden = sceneOf({ programs: { nft: () => FORBIDDEN } }, GATEWAY);
  expect((await offloadedConnections.look(forbidden)).verdict).toBe('inconclusive');
  expect((await look('no JSON')).verdict).toBe('inconclusive');
  expect((await offloadedConnections.look(sceneOf({}, DOORS))).verdict).toBe('not-applicable');
});
