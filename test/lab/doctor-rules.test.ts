import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseCidr } from '../../src/base/address.ts';
import { conflictsIn } from '../../src/guard/doctor/rules/conflicts.ts';
import type { Flow } from '../../src/guard/doctor/rules/flow.ts';
import { linkFlows } from '../../src/guard/doctor/rules/link-flows.ts';
import { readRuleset } from '../../src/guard/doctor/rules/ruleset.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { createLab, type Lab } from './lab.ts';

/** What the doctor says of rules, and what the kernel does with the same packets. */
const PLAN = {
  router: { links: [{ segment: 'home', addresses: ['10.0.10.1'] }] },
  phone: { links: [{ segment: 'home', addresses: ['10.0.10.5'] }] },
} as const;

let lab: Lab<keyof typeof PLAN>;

inLab({
  build: () => {
    lab = createLab(PLAN);
  },
  close: () => lab?.close(),
});

const CASES = 300;
const SEED = 20_260_801;
const FIRST = 31_000;

/** Conditions in the language of nft(8), of which the doctor knows most. nft takes at most one of each kind in a rule. */
const CONDITIONS = [
  [
    'iifname "eth0"',
    'iifname != "eth0"',
    'iifname { "lo", "eth*" }',
    'ct state new',
    'ct state established,related',
    'ct state { established, related, new }',
    'ct status dnat',
    'meta mark 0',
    'meta mark 7',
    'limit rate 1000/second',
  ],
  [
    'ip saddr 10.0.10.0/24',
    'ip saddr != 10.0.10.0/25',
    'ip saddr 10.0.11.0/24',
    'ip saddr @homes',
    'ip daddr 10.0.10.1',
    'ip daddr { 10.0.10.2, 10.0.10.128/25 }',
    'meta nfproto ipv6',
  ],
  [
    'tcp dport 31000-31999',
    'tcp dport { 22, 80-443 }',
    'udp dport 31000-31999',
    'meta l4proto { tcp, udp }',
    'meta l4proto != tcp',
  ],
];
const VERDICTS = ['accept', 'drop', 'reject', 'return', 'counter', 'jump a', 'goto a'];
const LAST = ['accept', 'drop', 'return', 'counter'];
const MAPS = [
  'ct state vmap { established : accept, new : drop }',
  'ct state vmap { established : drop, invalid : drop }',
  'iifname vmap { "eth0" : accept, "lo" : drop }',
  'meta mark vmap { 0 : drop, 1 : accept }',
];

const sometimes = (conditions: readonly string[]) => fc.constantFrom('', '', ...conditions);

const ruleOf = (verdicts: readonly string[]) =>
  fc.oneof(
    {
      arbitrary: fc
        .tuple(...CONDITIONS.map(sometimes), fc.constantFrom(...verdicts))
        .map((words) => words.filter((word) => word !== '').join(' ')),
      weight: 8,
    },
    { arbitrary: fc.constantFrom(...MAPS), weight: 1 },
  );

/** Rules of a case, and of the chain that it may jump to. */
const caseOf = fc.tuple(
  fc.array(ruleOf(VERDICTS), { minLength: 1, maxLength: 5 }),
  fc.array(ruleOf(LAST), { minLength: 1, maxLength: 3 }),
);

/** One table: each case has a port of its own, and rules that look at what comes to it. */
function tableOf(cases: readonly (readonly [own: readonly string[], other: readonly string[]])[]): string {
  const chains = cases.flatMap(([own, other], index) => [
    `chain a${index} {\n${other.join('\n')}\n}`,
    `chain c${index} {\n${own.map((rule) => rule.replace(/(jump|goto) a$/, `$1 a${index}`)).join('\n')}\n}`,
  ]);
  const ways = cases.map((_rules, index) => `tcp dport ${FIRST + index} jump c${index}`);
  return `table inet cases {
set homes {\ntype ipv4_addr\nflags interval\nelements = { 10.0.0.0/8 }\n}
${chains.join('\n')}
chain first {\ntype filter hook input priority 0; policy accept;\n${ways.join('\n')}\n}
}
`;
}

/** `passes` and `drops` where the doctor is sure. */
function told(listing: string): readonly string[] {
  const ruleset = readRuleset(listing);
  if (!ruleset) throw new Error('nft said nothing');
  return Array.from({ length: CASES }, (_none, index) => {
    const flow: Flow = {
      what: 'x',
      hooks: ['input'],
      in: 'eth0',
      source: [parseCidr('10.0.10.5') ?? { base: 0, prefix: 32 }],
      destination: [parseCidr('10.0.10.1') ?? { base: 0, prefix: 32 }],
      protocol: 'tcp',
      ports: [FIRST + index],
      state: 'new',
    };
    const [conflict] = conflictsIn(ruleset, [flow]);
    if (!conflict) return 'passes';
    return conflict.isSure ? 'drops' : 'unsure';
  });
}

/** Behind the rules: ports at which the first packet of a connection arrived. */
const ARRIVALS = `table inet arrivals {
set arrived {\ntype inet_service\nflags dynamic\nsize 4096\n}
chain last {\ntype filter hook input priority 300;\ntcp flags & (syn | ack) == syn add @arrived { tcp dport }\n}
}
`;

/** Behind the rules: how many searches arrived. */
const ARRIVED_OVER_IPV6 = `table inet arrivals {
counter arrived { }
chain last {\ntype filter hook input priority 300;\nip6 daddr ff02::fb udp dport 5353 counter name arrived\n}
}
`;

async function load(name: string, text: string): Promise<void> {
  const file = join(lab.folder, name);
  writeFileSync(file, text);
  await must(lab.hosts.router, 'nft', '-f', file);
}

/** `passes` and `drops` as the kernel does it. */
async function done(): Promise<readonly string[]> {
  await load('arrivals.nft', ARRIVALS);
  const knocks = { host: '10.0.10.1', first: FIRST, count: CASES, timeoutMs: 1500 };
  await lab.hosts.phone.script('knock.ts', knocks, { timeoutMs: 60_000 });
  const arrived = await must(lab.hosts.router, 'nft', 'list', 'set', 'inet', 'arrivals', 'arrived');
  return Array.from({ length: CASES }, (_none, index) =>
    new RegExp(`\\b${FIRST + index}\\b`).test(arrived) ? 'passes' : 'drops',
  );
}

it('of what it is sure, the kernel does', async () => {
  const cases = fc.sample(caseOf, { numRuns: CASES, seed: SEED });
  await load('cases.nft', tableOf(cases));
  const said = told(await must(lab.hosts.router, 'nft', '-j', 'list', 'ruleset'));
  const does = await done();
  const wrong = cases.flatMap((rules, index) =>
    said[index] === 'unsure' || said[index] === does[index] ? [] : [{ rules, said: said[index] }],
  );
  expect(wrong).toEqual([]);
  const counts = Map.groupBy(said, (word) => word);
  expect(counts.get('passes')?.length).toBeGreaterThan(CASES / 10);
  expect(counts.get('drops')?.length).toBeGreaterThan(CASES / 10);
  expect(counts.get('unsure')?.length).toBeLessThan(CASES / 2);
});

/** What other firewalls say of mDNS over IPv6: the family, the policy, and rules. */
const OVER_IPV6: readonly (readonly [family: string, policy: string, ...rules: readonly string[]])[] = [
  ['ip', 'drop'],
  ['ip6', 'accept'],
  ['ip6', 'drop'],
  ['inet', 'drop', 'ip6 daddr ff02::fb udp dport 5353 accept'],
  ['inet', 'drop', 'ip6 saddr fe80::/10 udp dport { 22, 5353 } accept'],
  ['ip6', 'drop', 'ip6 daddr ff02::c accept', 'ip6 daddr { ff02::1, ff02::fb } accept'],
  ['ip6', 'drop', 'ip6 nexthdr udp iifname "eth0" accept'],
  ['inet', 'drop', 'meta nfproto ipv4 accept', 'ip daddr 0.0.0.0/0 accept'],
  ['inet', 'accept', 'ip6 daddr ff00::/8 drop'],
  ['inet', 'accept', 'ip6 daddr != ff02::fb drop', 'ip6 saddr 2000::/3 drop'],
  ['inet', 'accept', 'reject with icmp port-unreachable', 'meta protocol ip drop'],
  ['inet', 'accept', 'udp dport 5353 reject with icmpv6 port-unreachable'],
  ['inet', 'accept', 'meta l4proto tcp drop', 'icmpv6 type echo-request drop'],
];

const JOIN = `
const socket = require('dgram').createSocket({ type: 'udp6', reuseAddr: true });
socket.bind(5353, () => { socket.addMembership('ff02::fb', '::%eth0'); console.log('joined'); });`;
const SEARCH = `
const socket = require('dgram').createSocket({ type: 'udp6', reuseAddr: true });
socket.bind(5353, () => socket.send('x', 5353, 'ff02::fb%eth0', () => setTimeout(() => socket.close(), 100)));`;

it('of searches by mDNS over IPv6 it is sure, and the kernel does it', async () => {
  await must(lab.hosts.router, 'nft', 'flush', 'ruleset');
  await lab.hosts.router.start(process.execPath, ['-e', JOIN], { ready: 'joined' });
  const network = parseCidr('10.0.10.0/24') ?? { base: 0, prefix: 0 };
  const [searches] = linkFlows([{ name: 'home', interface: 'eth0', network, text: '10.0.10.0/24' }]);
  if (!searches) throw new Error('no flow');
  const seen: (readonly [said: string, does: string])[] = [];
  for (const [family, policy, ...rules] of OVER_IPV6) {
    await must(lab.hosts.router, 'nft', 'flush', 'ruleset');
    const chain = `chain first {\ntype filter hook input priority 0; policy ${policy};\n${rules.join('\n')}\n}`;
    await load('six.nft', `table ${family} cases {\n${chain}\n}\n${ARRIVED_OVER_IPV6}`);
    const ruleset = readRuleset(await must(lab.hosts.router, 'nft', '-j', 'list', 'ruleset'));
    if (!ruleset) throw new Error('nft said nothing');
    const [conflict] = conflictsIn(ruleset, [searches]);
    await must(lab.hosts.phone, process.execPath, '-e', SEARCH);
    const counted = await must(lab.hosts.router, 'nft', 'list', 'counter', 'inet', 'arrivals', 'arrived');
    seen.push([
      conflict ? (conflict.isSure ? 'drops' : 'unsure') : 'passes',
      /packets [1-9]/.test(counted) ? 'passes' : 'drops',
    ]);
  }
  expect(seen.map(([said]) => said)).toEqual(seen.map(([, does]) => does));
  expect(new Set(seen.flat())).toEqual(new Set(['passes', 'drops']));
});
