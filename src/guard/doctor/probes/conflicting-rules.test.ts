import { describe, expect, it } from 'vitest';
import { FORBIDDEN, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import type { Ended } from '../../../ports/exec.ts';
import { conflictingRules } from './conflicting-rules.ts';

const look = (said: Partial<Ended>, config: string | undefined = GATEWAY) =>
  conflictingRules.look(sceneOf({ programs: { nft: () => said } }, config));
const ruleset = (...parts: readonly object[]) => ({
  stdout: JSON.stringify({ nftables: [{ metainfo: {} }, ...parts] }),
});
const base = (name: string, hook: string, policy: string, over: object = {}) => ({
  chain: { family: 'ip', table: 'filter', name, handle: 1, type: 'filter', hook, prio: 0, policy, ...over },
});
const rule = (chain: string, handle: number, ...expr: readonly object[]) => ({
  rule: { family: 'ip', table: 'filter', chain, handle, expr },
});
const plain = (name: string) => ({ chain: { family: 'ip', table: 'filter', name, handle: 2 } });
const match = (left: object, right: unknown, op = '==') => ({ match: { op, left, right } });
const [IN, OUT] = [{ meta: { key: 'iifname' } }, { meta: { key: 'oifname' } }];

/** The chain of forwarding that Docker 20 leaves, written by iptables-nft 1.8.9 and shown by nft 1.0.6. */
const DOCKER = [
  base('FORWARD', 'forward', 'drop'),
  plain('DOCKER-USER'),
  plain('DOCKER'),
  rule('FORWARD', 4, { counter: {} }, { jump: { target: 'DOCKER-USER' } }),
  rule(
    'FORWARD',
    5,
    match(OUT, 'docker0'),
    { xt: { type: 'match', name: 'conntrack' } },
    { counter: {} },
    { accept: null },
  ),
  rule('FORWARD', 6, match(IN, 'docker0'), match(OUT, 'docker0', '!='), { counter: {} }, { accept: null }),
  rule('FORWARD', 7, match(OUT, 'docker0'), { counter: {} }, { jump: { target: 'DOCKER' } }),
  rule('DOCKER-USER', 8, { counter: {} }, { return: null }),
];

it('fails where Docker drops what players fetch', async () => {
  expect(await look(ruleset(...DOCKER))).toEqual({
    verdict: 'fail',
    evidence: [
      'Table ip filter (of Docker), chain FORWARD, drops (its policy): what players in speakers fetch from the internet; what the internet answers to players in speakers.',
    ],
    cures: [
      'iptables -I DOCKER-USER -i eth1 -o eth0 -j ACCEPT',
      'iptables -I DOCKER-USER -i eth0 -o eth1 -j ACCEPT',
    ],
    sent: [],
  });
});

it('passes with the rules that the cure adds, and beside tables in which nothing matters', async () => {
  const added = [
    ['eth1', 'eth0'],
    ['eth0', 'eth1'],
  ].map(([from, to], index) =>
    rule('DOCKER-USER', 9 + index, match(IN, from), match(OUT, to), { counter: {} }, { accept: null }),
  );
  const cured = [...DOCKER.slice(0, 7), ...added, ...DOCKER.slice(7)];
  expect(await look(ruleset(...cured))).toMatchObject({
    verdict: 'pass',
    evidence: ['All that is needed passes the other tables (ip filter).'],
  });
  const ours = base('from_eth1', 'ingress', 'accept', { family: 'netdev', table: 'tonewall' });
  for (const none of [ruleset(), ruleset(ours)])
    expect((await look(none)).evidence).toEqual(['There are no other tables of nftables.']);
});

it('cannot tell where a rule asks what is not known', async () => {
  const found = await look(
    ruleset(
      base('INPUT', 'input', 'accept'),
      rule('INPUT', 3, match({ meta: { key: 'mark' } }, 1), { drop: null }),
    ),
  );
  expect(found.verdict).toBe('inconclusive');
  expect(found.evidence).toEqual([
    expect.stringMatching(
      /^Table ip filter, chain INPUT, may drop \(rule 3 of INPUT\): what home sends to the doors of players; searches of home/,
    ),
  ]);
});

it('fails where another redirect comes first', async () => {
  const port = { payload: { protocol: 'tcp', field: 'dport' } };
  const found = await look(
    ruleset(
      base('PREROUTING', 'prerouting', 'accept', { type: 'nat', prio: -100 }),
      rule('PREROUTING', 7, match(port, { range: [1000, 2000] }), { redirect: { port: 9 } }),
    ),
  );
  expect(found).toMatchObject({
    verdict: 'fail',
    evidence: [
      'Table ip filter, chain PREROUTING, sends elsewhere (rule 7 of PREROUTING): what home sends to the doors of players.',
    ],
    cures: [
      'nft -a list chain ip filter PREROUTING',
      'Take that rule away, or let it leave out what comes in at eth2, TCP 1400, 1443',
    ],
  });
});

it('fails where what the guard says gets another source', async () => {
  const found = await look(
    ruleset(
      base('POSTROUTING', 'postrouting', 'accept', { type: 'nat', prio: 100 }),
      rule('POSTROUTING', 9, { masquerade: null }),
    ),
  );
  expect(found).toMatchObject({
    verdict: 'fail',
    evidence: [
      'Table ip filter, chain POSTROUTING, gives another address (rule 9 of POSTROUTING): what the guard tells home of players.',
    ],
    cures: [
      'nft -a list chain ip filter POSTROUTING',
      'Take that rule away, or let it leave out what leaves at eth2, UDP',
    ],
  });
});

it('is not misled by what Docker gives another address and brings to containers', async () => {
  const saddr = { payload: { protocol: 'ip', field: 'saddr' } };
  const dport = { payload: { protocol: 'tcp', field: 'dport' } };
  const found = await look(
    ruleset(
      base('PREROUTING', 'prerouting', 'accept', { type: 'nat', prio: -100 }),
      base('POSTROUTING', 'postrouting', 'accept', { type: 'nat', prio: 100 }),
      plain('DOCKER'),
      rule('PREROUTING', 3, { xt: { type: 'match', name: 'addrtype' } }, { jump: { target: 'DOCKER' } }),
      rule('DOCKER', 6, match(IN, 'docker0', '!='), match(dport, 8080), {
        xt: { type: 'target', name: 'DNAT' },
      }),
      rule(
        'POSTROUTING',
        5,
        match(OUT, 'docker0', '!='),
        match(saddr, { prefix: { addr: '172.17.0.0', len: 16 } }),
        { xt: { type: 'target', name: 'MASQUERADE' } },
      ),
    ),
  );
  expect(found.verdict).toBe('pass');
});

it('prints names of strangers so that they do nothing', async () => {
  const chain = {
    chain: {
      family: 'ip',
      table: 'x\u001b[2J',
      name: 'INPUT',
      type: 'filter',
      hook: 'input',
      prio: 0,
      policy: 'drop',
    },
  };
  const { evidence, cures } = await look(ruleset(chain));
  expect([...evidence, ...cures].filter((line) => line.includes('\u001b'))).toEqual([]);
});

describe('searches over IPv6', () => {
  /** People are behind eth2. */
  const IPV6 = { '/proc/net/if_inet6': 'fe8000000000000000fc00fffe000001 04 40 20 80     eth2\n' };
  const on = (files: Readonly<Record<string, string>>, ...parts: readonly object[]) =>
    conflictingRules.look(sceneOf({ files, programs: { nft: () => ruleset(...parts) } }, GATEWAY));
  const six = (part: object): object => JSON.parse(JSON.stringify(part).replaceAll('"ip"', '"ip6"'));
  const input = six(base('INPUT', 'input', 'drop'));

  it('that are dropped fail, with the rule that lets it pass', async () => {
    expect(await on(IPV6, input)).toEqual({
      verdict: 'fail',
      evidence: [
        'Table ip6 filter, chain INPUT, drops (its policy): searches of home (mDNS over IPv6); searches of home (SSDP over IPv6).',
      ],
      cures: [
        'nft insert rule ip6 filter INPUT iifname eth2 udp dport { 5353 } accept',
        'To keep it, write it where the other rules of filter are written',
        'nft insert rule ip6 filter INPUT iifname eth2 udp dport { 1900 } accept',
      ],
      sent: [],
    });
    const output = six(base('OUTPUT', 'output', 'drop'));
    expect((await on(IPV6, output)).evidence).toEqual([
      'Table ip6 filter, chain OUTPUT, drops (its policy): what the guard tells home of players (over IPv6).',
    ]);
  });

  it('that are let through pass', async () => {
    const daddr = { payload: { protocol: 'ip6', field: 'daddr' } };
    const dport = { payload: { protocol: 'udp', field: 'dport' } };
    const lets = [
      six(rule('INPUT', 3, match(daddr, 'ff02::fb'), match(dport, 5353), { accept: null })),
      six(rule('INPUT', 4, match(daddr, 'ff02::c'), match(dport, 1900), { accept: null })),
    ];
    expect(await on(IPV6, input, ...lets)).toMatchObject({
      verdict: 'pass',
      evidence: ['All that is needed passes the other tables (ip6 filter).'],
    });
  });

  it('are no matter where the guard has no address of that link', async () => {
    const elsewhere = IPV6['/proc/net/if_inet6'].replace('eth2', 'eth1');
    expect((await on({ '/proc/net/if_inet6': elsewhere }, input)).verdict).toBe('pass');
    expect((await on({}, input)).verdict).toBe('pass');
  });
});

describe('what cannot be asked', () => {
  it('is no pass', async () => {
    expect((await look(FORBIDDEN)).verdict).toBe('inconclusive');
    expect((await look({ stdout: 'no JSON' })).verdict).toBe('inconclusive');
    expect((await conflictingRules.look(sceneOf({}, GATEWAY))).verdict).toBe('inconclusive');
  });

  it('is no matter without a configuration that needs it', async () => {
    expect((await look(FORBIDDEN, 'players: {}')).verdict).toBe('not-applicable');
    expect((await conflictingRules.look(sceneOf({}))).verdict).toBe('not-applicable');
  });
});
