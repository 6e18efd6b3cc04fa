import { expect, it } from 'vitest';
import { DOORS, GATEWAY, LISTED, sceneOf } from '../../../../test/rig/doctor.ts';
import type { Config } from '../../../config/config.ts';
import { localPortsFor } from '../../firewall/local-ports.ts';
import type { Flow } from './flow.ts';
import { flowsOf } from './flows.ts';

function configOf(text: string): Config {
  const { config } = sceneOf({}, text);
  if (!config) throw new Error('no configuration');
  return config;
}

/** No card is known, and none is on a link. */
const HERE = { cardWith: () => undefined, isOnLink: () => false };

const way = ({ what, hooks, in: from, out, protocol, ports, state, isRedirected }: Flow) =>
  [
    `${from ?? '?'} → ${out ?? 'here'} ${hooks.join(' ')}:`,
    protocol ?? 'any',
    ports?.join(' ') ?? 'any',
    state,
    ...(isRedirected ? ['redirected'] : []),
    `(${what})`,
  ].join(' ');

it('between segments: people to doors and by searches, players to the guard and to the internet, and what is answered', () => {
  const { 1400: first, 1443: second } = localPortsFor(['10.0.30.21']).get('10.0.30.21') ?? {};
  expect(flowsOf(configOf(GATEWAY), HERE).map(way)).toEqual([
    'eth2 → here prerouting: tcp 1400 1443 new (what home sends to the doors of players)',
    `eth2 → here input: tcp ${first} ${second} new redirected (what home sends to the doors of players)`,
    'eth2 → here prerouting: udp 1900 new (searches of home that are sent to one player)',
    `eth2 → here input: udp ${first} new redirected (searches of home that are sent to one player)`,
    'eth2 → here prerouting input: udp 1900 new (searches of home (SSDP))',
    'eth2 → here prerouting input: udp 5353 new (searches of home (mDNS))',
    '? → eth2 output postrouting: udp any new (what the guard tells home of players)',
    'eth1 → here prerouting input: udp 1900 new (announcements of players in speakers (SSDP))',
    'eth1 → here prerouting input: udp 5353 new (announcements of players in speakers (mDNS))',
    'eth1 → here prerouting input: tcp 21399 new (events of players in speakers)',
    '? → eth1 output: tcp 1400 1443 new (what the guard sends to players in speakers)',
    '? → eth1 output: udp 1900 5353 new (what the guard asks players in speakers)',
    'eth1 → here prerouting input: any any established (what players in speakers answer to the guard)',
    'eth1 → eth0 prerouting forward: tcp 80 443 new (what players in speakers fetch from the internet)',
    'eth0 → eth1 prerouting forward: any any established (what the internet answers to players in speakers)',
  ]);
});

it('players that reach the internet by name ask for names, wherever they ask', () => {
  const without = flowsOf(configOf(GATEWAY), HERE).map(way);
  const added = flowsOf(configOf(LISTED), HERE).map(way);
  expect(added.filter((one) => !without.includes(one))).toEqual([
    'eth1 → here prerouting: tcp 53 new (names that players in speakers ask for)',
    'eth1 → here input: tcp 21398 new redirected (names that players in speakers ask for)',
    'eth1 → here prerouting: udp 53 new (names that players in speakers ask for)',
    'eth1 → here input: udp 21398 new redirected (names that players in speakers ask for)',
  ]);
});

it('searches over IPv6, where the guard hears it: people on whose link it has an address', () => {
  const without = flowsOf(configOf(GATEWAY), HERE).map(way);
  const flows = flowsOf(configOf(GATEWAY), { ...HERE, isOnLink: () => true });
  const added = flows.filter((flow) => !without.includes(way(flow)));
  expect(added.map(way)).toEqual([
    'eth2 → here prerouting input: udp 5353 new (searches of home (mDNS over IPv6))',
    'eth2 → here prerouting input: udp 1900 new (searches of home (SSDP over IPv6))',
    '? → eth2 output postrouting: udp any new (what the guard tells home of players (over IPv6))',
  ]);
  const link = [{ bits: 0xfe80n << 112n, prefix: 10 }];
  expect(added.map(({ ipv6 }) => ipv6)).toEqual([
    { source: link, destination: [{ bits: (0xff02n << 112n) + 0xfbn, prefix: 128 }] },
    { source: link, destination: [{ bits: (0xff02n << 112n) + 0xcn, prefix: 128 }] },
    { source: link },
  ]);
  expect(flowsOf(configOf(GATEWAY), { ...HERE, isOnLink: (card) => card === 'eth1' }).map(way)).toEqual(
    without,
  );
});

it('from and to the addresses that the rules of a gateway ask for', () => {
  const flows = flowsOf(configOf(GATEWAY), HERE);
  const [kitchen, home] = [
    { base: 0x0a00_1e15, prefix: 32 },
    { base: 0x0a00_0a00, prefix: 24 },
  ];
  expect(flows[0]).toMatchObject({ source: [home], destination: [kitchen] });
  expect(flows[4]?.destination).toEqual([{ base: 0xefff_fffa, prefix: 32 }]);
  expect(flows.at(-1)?.destination).toEqual([{ base: 0x0a00_1e00, prefix: 24 }]);
});

it('at doors: whoever comes to them, by the card that has the address, and the guard to players', () => {
  const flows = flowsOf(configOf(DOORS), {
    cardWith: (address) => (address === '192.168.1.120' ? 'eth0' : undefined),
    isOnLink: () => true,
  });
  expect(flows.map(({ what, hooks, in: card, ports }) => [what, hooks[0], card, ports])).toEqual([
    ['what comes to 192.168.1.120 port 1400 for a door of Kitchen', 'prerouting', 'eth0', [1400]],
    ['what comes to 192.168.1.120 port 1443 for a door of Kitchen', 'prerouting', 'eth0', [1443]],
    ['what the guard sends to Kitchen', 'output', undefined, [1400, 1443]],
  ]);
});

it('without players nobody comes to doors', () => {
  const flows = flowsOf(configOf(GATEWAY.replace(/players:\n.*\n/, 'players: {}\n')), HERE);
  expect(flows.filter(({ what }) => /doors|one player/.test(what))).toEqual([]);
  expect(flowsOf(configOf('players: {}\n'), HERE)).toEqual([]);
});
