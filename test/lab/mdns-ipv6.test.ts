import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from 'dns-packet';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { labCapability } from './capability.ts';
import { type DiscoveryLab, discoveryLab, enrol, journalOf, PLAYERS, startGuard } from './discovery-lab.ts';
import { must } from './gateway.ts';
import {
  ALL_ROOMS,
  askAtHome,
  FOR_SPEAKERS,
  KITCHEN,
  mdnsOverIpv6,
  onLink,
  openEarOverIpv6,
  recordsIn,
  roomsIn,
  SONOS,
} from './mdns-ears.ts';
import { zeroconfBrowse } from './programs/browsers.ts';

/** The house of `mdns.test.ts`, asked over IPv6: every host has an address of its link, as Linux gives it. */
let lab: DiscoveryLab;
type Host = keyof DiscoveryLab['hosts'];

beforeAll(async () => {
  if (labCapability() !== undefined) return;
  lab = await discoveryLab();
  await enrol(lab, 'tablet');
  const intruder = await onLink(lab.hosts.intruder);
  for (const host of BESIDE_PLAYERS) await count(host, carriedBut(intruder));
}, 120_000);
afterAll(() => lab?.close());
beforeEach((context) => {
  const reason = labCapability();
  if (reason !== undefined) context.skip(reason);
});

/** The router's card in each segment of people. */
const CARDS = { phone: 'eth1', guest: 'eth2', thing: 'eth3', tablet: 'eth3' } as const;

async function count(host: Host, table: string): Promise<void> {
  const file = join(lab.folder, `${host}.nft`);
  writeFileSync(file, table);
  await must(lab.hosts[host], 'nft', '-f', file);
}

/** Packets by the names of counters. */
async function counted(host: Host, table: string): Promise<Readonly<Record<string, number>>> {
  const listing = await must(lab.hosts[host], 'nft', 'list', 'counters', 'table', 'inet', table);
  return Object.fromEntries(
    [...listing.matchAll(/counter (\w+) \{\s+packets (\d+)/g)].map(([, name = '', packets]) => [
      name,
      Number(packets),
    ]),
  );
}

/** What passes to the segment of players by multicast comes to both. */
const BESIDE_PLAYERS = ['players', 'intruder'] as const;

/** Whatever of mDNS or SSDP comes there over IPv6, and what of it somebody there says. */
const carriedBut = (neighbour: string): string => `table inet carried {
  counter carried { }
  counter near { }
  chain entering { type filter hook prerouting priority -400
    iifname "eth0" ip6 saddr ${neighbour} udp dport 5353 counter name near
    iifname "eth0" ip6 saddr != ${neighbour} udp dport { 1900, 5353 } counter name carried
  }
}
`;

const WAIT = { timeout: 60_000, interval: 500 };

describe('a browser at home', () => {
  it.each([
    ['asks all', {}, 'group'],
    ['asks for an answer to itself', { unicast: true }, 'me'],
    ['is a plain resolver', { plain: true }, 'me'],
  ] as const)(
    '%s and finds every player, told by the guard from its address of the link',
    async (_, how, to) => {
      const { phone, router } = lab.hosts;
      const ask = { questions: FOR_SPEAKERS, until: PLAYERS, everyMs: 1500, timeoutMs: 15_000 };
      const all = await mdnsOverIpv6(phone, { ...how, ...ask });
      const heard = all.filter(({ kind }) => kind === 'response');
      expect(roomsIn(heard)).toEqual(ALL_ROOMS);
      const own = await onLink(router, CARDS.phone);
      expect(new Set(heard.map(({ from, port }) => `${from} ${port}`))).toEqual(new Set([`${own} 5353`]));
      expect(heard.map((datagram) => datagram.to)).toContain(to);
      const addresses = new Set(recordsIn(heard, 'A').map(({ data }) => data));
      expect([addresses, recordsIn(heard, 'AAAA')]).toEqual([new Set(PLAYERS), []]);
    },
  );

  it('is told that a player has an address of IPv4 and no other', async () => {
    const questions = [{ name: 'Sonos-000E58A03701.local', type: 'AAAA' }];
    const heard = await mdnsOverIpv6(lab.hosts.phone, { questions, unicast: true, until: [PLAYERS[0]] });
    const told = recordsIn(heard).map(({ type, data }) => [
      type,
      type === 'NSEC' ? Object(data).rrtypes : data,
    ]);
    expect(told).toEqual([
      ['NSEC', ['A']],
      ['A', PLAYERS[0]],
    ]);
  });

  it('hears 255 hops, as from a neighbour (RFC 6762 §11)', async () => {
    const { phone, router } = lab.hosts;
    const own = await onLink(router, CARDS.phone);
    await count(
      'phone',
      `table inet hops {
        counter alone { }
        counter together { }
        counter less { }
        chain entering { type filter hook input priority -400
          ip6 saddr ${own} udp sport 5353 ip6 hoplimit != 255 counter name less
          ip6 saddr ${own} udp sport 5353 ip6 daddr ff02::fb ip6 hoplimit 255 counter name together
          ip6 saddr ${own} udp sport 5353 ip6 daddr fe80::/10 ip6 hoplimit 255 counter name alone
        }
      }
      `,
    );
    const ask = { questions: FOR_SPEAKERS, until: PLAYERS, everyMs: 1500, timeoutMs: 15_000 };
    await mdnsOverIpv6(phone, { ...ask, unicast: true });
    await mdnsOverIpv6(phone, ask);
    const { alone = 0, together = 0, less } = await counted('phone', 'hops');
    expect([alone > 0, together > 0, less]).toEqual([true, true, 0]);
  });
});

describe('a browser elsewhere', () => {
  it('is told as a guest of the room that guests may see, and of no other whose name it knows', async () => {
    const { guest } = lab.hosts;
    for (const how of [{}, { unicast: true }, { plain: true }]) {
      const ask = { ...how, questions: FOR_SPEAKERS, until: [PLAYERS[0]], everyMs: 1500, timeoutMs: 15_000 };
      expect(roomsIn(await mdnsOverIpv6(guest, ask))).toEqual(['Kitchen']);
    }
    const questions = [
      { name: 'Sonos-000E58A03702.local', type: 'A' },
      { name: `RINCON_000E58A0370201400@Office.${SONOS}`, type: 'ANY' },
    ];
    expect(recordsIn(await mdnsOverIpv6(guest, { questions, unicast: true }))).toEqual([]);
  });

  it('is told nothing where nobody may do anything', async () => {
    const ear = await openEarOverIpv6(lab.hosts.router, CARDS.thing, lab.hosts.lodger);
    for (const how of [{}, { unicast: true }, { plain: true }])
      expect(await mdnsOverIpv6(lab.hosts.thing, { ...how, questions: FOR_SPEAKERS })).toEqual([]);
    const thing = await onLink(lab.hosts.thing);
    const heard = await ear.heard();
    expect(heard.filter(({ from }) => from !== thing)).toEqual([]);
    expect(heard.length).toBeGreaterThanOrEqual(3);
  });

  it('is told as an enrolled device of all it may find, alone, among strangers', async () => {
    const { router, tablet, lodger } = lab.hosts;
    const ear = await openEarOverIpv6(router, CARDS.tablet, lodger);
    const ask = { questions: FOR_SPEAKERS, until: PLAYERS, everyMs: 1500, timeoutMs: 15_000 };
    expect(roomsIn(await mdnsOverIpv6(tablet, ask))).toEqual(ALL_ROOMS);
    const own = await onLink(router, CARDS.tablet);
    expect((await ear.heard()).filter(({ from }) => from === own)).toEqual([]);
  });
});

describe('python-zeroconf, over IPv6 alone', { timeout: 90_000 }, () => {
  beforeEach((context) => {
    if (debianProgram('zeroconf') === undefined) context.skip('zeroconf is not installed');
  });
  it.each([
    ['every player at home', 'phone', PLAYERS],
    ['every player from an enrolled device', 'tablet', PLAYERS],
    ['the kitchen as a guest', 'guest', [PLAYERS[0]]],
  ] as const)('finds %s', async (_, who, players) => {
    await expect.poll(() => zeroconfBrowse(lab.hosts[who], 6, 6), { timeout: 80_000 }).toEqual(players);
  });
  it('finds nothing as a stranger', async () => {
    expect(await zeroconfBrowse(lab.hosts.thing, 6, 6)).toEqual([]);
  });
});

it('who was told of which rooms is written down, with the address of the link, and who was told of none', async () => {
  const told = (await journalOf(lab, 'decision')).filter(({ facts }) => facts['action'] === 'mdns.query');
  const inWords = told.map(({ facts }) => [
    facts['address'],
    facts['ground'],
    facts['effect'],
    facts['rooms'],
  ]);
  const at = async (host: keyof typeof CARDS) => `${await onLink(lab.hosts[host])}%${CARDS[host]}`;
  const all = ['Kitchen', 'Office', 'Living Room', 'Living Room Sub'];
  expect(inWords).toEqual(
    expect.arrayContaining([
      [await at('phone'), 'unknown', 'permit', all],
      [await at('guest'), 'unknown', 'permit', ['Kitchen']],
      [await at('thing'), 'unknown', 'forbid', []],
      [await at('tablet'), 'hardware', 'permit', all],
    ]),
  );
});

const FORGED: readonly Answer[] = [
  { type: 'PTR', name: SONOS, ttl: 120, data: `${KITCHEN}@Forged.${SONOS}` },
  { type: 'A', name: 'Sonos-000E58A03701.local', ttl: 120, data: '10.0.30.66' },
];

it('what is forged goes nowhere: of people it is written down, and of the segment of players nothing is heard', async () => {
  const { phone, intruder, guest } = lab.hosts;
  for (const host of [intruder, guest])
    await mdnsOverIpv6(host, { isResponse: true, answers: FORGED, everyMs: 500, timeoutMs: 1500 });
  const ask = { questions: FOR_SPEAKERS, until: PLAYERS, unicast: true, everyMs: 1500, timeoutMs: 15_000 };
  const text = JSON.stringify(await mdnsOverIpv6(phone, ask));
  expect([text.includes('Forged'), text.includes('10.0.30.66')]).toEqual([false, false]);
  const seen = (await journalOf(lab, 'announcement-forged')).map(({ facts }) => facts);
  const address = `${await onLink(guest)}%${CARDS.guest}`;
  expect(seen).toEqual([{ address, problem: 'not-itself', more: expect.any(Number) }]);
});

/** Searches the two groups of SSDP over IPv6 (UDA 2.0 annex A.1), and gives what answers. */
const SEARCH = `
const socket = require('dgram').createSocket('udp6');
let heard = 0;
socket.on('message', () => { heard += 1; });
socket.bind(0, () => {
  socket.setMulticastInterface('::%eth0');
  socket.setMulticastTTL(4);
  for (const group of ['ff02::c', 'ff05::c']) {
    const lines = ['M-SEARCH * HTTP/1.1', 'HOST: [' + group + ']:1900', 'MAN: "ssdp:discover"', 'MX: 1', 'ST: ssdp:all'];
    socket.send(lines.join('\\r\\n') + '\\r\\n\\r\\n', 1900, group + '%eth0');
  }
  setTimeout(() => { console.log(heard); socket.close(); }, 4000);
});`;

it('a search by SSDP over IPv6 arrives here, and is not answered', async () => {
  await count(
    'router',
    `table inet searched {
      counter searches { }
      chain entering { type filter hook prerouting priority -400
        iifname "eth1" ip6 daddr { ff02::c, ff05::c } udp dport 1900 counter name searches
      }
    }
    `,
  );
  expect(Number(await must(lab.hosts.phone, process.execPath, '-e', SEARCH))).toBe(0);
  expect(await counted('router', 'searched')).toEqual({ searches: 2 });
});

it('nothing of all this comes to the segment of players', async () => {
  for (const host of BESIDE_PLAYERS) {
    const { carried, near } = await counted(host, 'carried');
    expect([carried, near === 0]).toEqual([0, false]);
  }
});

async function hardwareOf(host: Host): Promise<string> {
  const [link] = JSON.parse(await must(lab.hosts[host], 'ip', '-j', 'link', 'show', 'eth0')) as [
    { address: string },
  ];
  return link.address;
}

it('somebody who asks with the address of an enrolled device is told nothing, and nobody is while it is in doubt', async () => {
  const { lodger, tablet } = lab.hosts;
  const from = await onLink(tablet);
  await must(lodger, 'ip', 'address', 'add', `${from}/64`, 'dev', 'eth0', 'nodad');
  const ask = { questions: FOR_SPEAKERS, everyMs: 700 };
  for (const how of [{}, { unicast: true }, { plain: true }])
    expect(recordsIn(await mdnsOverIpv6(lodger, { ...ask, ...how, from }))).toEqual([]);
  const hardware = await hardwareOf('lodger');
  const claim = { segment: 'things', address: from, hardware, whose: 'neighbour' };
  await expect
    .poll(async () => (await journalOf(lab, 'neighbour-spoofed')).map(({ facts }) => facts), WAIT)
    .toContainEqual(claim);
  await must(lodger, 'ip', 'address', 'del', `${from}/64`, 'dev', 'eth0');
  expect(recordsIn(await mdnsOverIpv6(tablet, { ...ask, unicast: true }))).toEqual([]);
  await must(lab.hosts.router, 'nft', 'flush', 'set', 'inet', 'tonewall', 'claims6_eth3');
  await expect.poll(async () => roomsIn(await mdnsOverIpv6(tablet, ask)), WAIT).toEqual(ALL_ROOMS);
});

/** Asks from port 5353 with so many hops. */
const ASK_WITH = `
const socket = require('dgram').createSocket({ type: 'udp6', reuseAddr: true });
let heard = 0;
socket.on('message', (bytes) => { heard += bytes.includes('_sonos') ? 1 : 0; });
socket.bind(5353, process.argv[1] + '%eth0', () => {
  socket.setMulticastInterface('::%eth0');
  socket.setMulticastTTL(Number(process.argv[2]));
  const head = Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  const name = Buffer.from('\\x06_sonos\\x04_tcp\\x05local\\x00\\x00\\x0c\\x80\\x01', 'latin1');
  const ask = () => socket.send(Buffer.concat([head, name]), 5353, 'ff02::fb%eth0');
  const timer = setInterval(ask, 500);
  setTimeout(() => { clearInterval(timer); console.log(heard); socket.close(); }, 4000);
});`;

it('a speaker of mDNS whose datagrams are not of the link is dropped by the rules', async () => {
  const { phone } = lab.hosts;
  const own = await onLink(phone);
  const answered = async (hops: number): Promise<number> =>
    Number(await must(phone, process.execPath, '-e', ASK_WITH, own, `${hops}`));
  expect([(await answered(255)) > 0, await answered(254)]).toEqual([true, 0]);
});

describe('where IPv6 is switched off', { timeout: 120_000 }, () => {
  const ask = { questions: FOR_SPEAKERS, everyMs: 1500 };
  const switchTo = (off: 0 | 1): Promise<string> =>
    must(lab.hosts.router, 'sysctl', '-qw', `net.ipv6.conf.all.disable_ipv6=${off}`);
  const byIpv6 = async () => roomsIn(await mdnsOverIpv6(lab.hosts.phone, ask));

  it('everything is found over IPv4, and over IPv6 again when it is back', async () => {
    await switchTo(1);
    expect(await byIpv6()).toEqual([]);
    expect(roomsIn(await askAtHome(lab, { unicast: true }))).toEqual(ALL_ROOMS);
    await switchTo(0);
    await expect.poll(byIpv6, WAIT).toEqual(ALL_ROOMS);
  });

  it('a guard that starts there finds everything over IPv4', async () => {
    await switchTo(1);
    await lab.guard.stop();
    const again = await startGuard(lab);
    expect(roomsIn(await askAtHome(lab, { unicast: true }))).toEqual(ALL_ROOMS);
    expect(again.output()).not.toMatch(/IPv6/);
    await switchTo(0);
    await expect.poll(byIpv6, WAIT).toEqual(ALL_ROOMS);
  });
});

/** Asks 20,000 times, about as fast as it can. */
const FLOOD = `
const socket = require('dgram').createSocket('udp6');
const query = Buffer.from('000000000001000000000000065f736f6e6f73045f746370056c6f63616c00000c0001', 'hex');
let left = 20000;
const some = () => {
  for (let count = 0; count < 200 && left > 0; count += 1, left -= 1) socket.send(query, 5353, 'ff02::fb%eth0');
  if (left > 0) setTimeout(some, 5); else setTimeout(() => socket.close(), 500);
};
socket.bind(0, () => { socket.setMulticastInterface('::%eth0'); some(); });`;

it('a flood of one address is cut by the kernel, and others are heard meanwhile', async () => {
  const { phone, guest, router } = lab.hosts;
  const flood = must(guest, process.execPath, '-e', FLOOD);
  const ask = { questions: FOR_SPEAKERS, unicast: true, everyMs: 1000, until: PLAYERS, timeoutMs: 15_000 };
  expect(roomsIn(await mdnsOverIpv6(phone, ask))).toEqual(ALL_ROOMS);
  await flood;
  const rules = await must(router, 'nft', 'list', 'chain', 'inet', 'tonewall', 'entering');
  const dropped = /update @finding6 .* counter packets (\d+)/.exec(rules)?.[1];
  expect(Number(dropped)).toBeGreaterThan(10_000);
});
