import type { Answer } from 'dns-packet';
import { beforeEach, describe, expect, it } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { type DiscoveryLab, journalOf, PLAYERS } from './discovery-lab.ts';
import { inLab } from './in-lab.ts';
import {
  ALL_ROOMS,
  FOR_SPEAKERS,
  KITCHEN,
  mdnsOverIpv6,
  onLink,
  openEarOverIpv6,
  recordsIn,
  roomsIn,
  SONOS,
} from './mdns-ears.ts';
import { ASK, CARDS, count, counted, everybodysRooms, houseOverIpv6, writtenDown } from './ipv6-lab.ts';
import { zeroconfBrowse } from './programs/browsers.ts';

let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await houseOverIpv6();
    const intruder = await onLink(lab.hosts.intruder);
    for (const host of BESIDE_PLAYERS) await count(lab, host, carriedBut(intruder));
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

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

describe('a browser at home', () => {
  it.each([
    ['asks all', {}, 'group'],
    ['asks for an answer to itself', { unicast: true }, 'me'],
    ['is a plain resolver', { plain: true }, 'me'],
  ] as const)(
    '%s and finds every player, told by the guard from its address of the link',
    async (_, how, to) => {
      const { phone, router } = lab.hosts;
      const all = await mdnsOverIpv6(phone, { ...how, ...ASK });
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
      lab,
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
    await mdnsOverIpv6(phone, { ...ASK, unicast: true });
    await mdnsOverIpv6(phone, ASK);
    const { alone = 0, together = 0, less } = await counted(lab, 'phone', 'hops');
    expect([alone > 0, together > 0, less]).toEqual([true, true, 0]);
  });
});

describe('a browser elsewhere', () => {
  it('is told as a guest of the room that guests may see, and of no other whose name it knows', async () => {
    const { guest } = lab.hosts;
    for (const how of [{}, { unicast: true }, { plain: true }]) {
      const ask = { ...ASK, ...how, until: [PLAYERS[0]] };
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
    expect(roomsIn(await mdnsOverIpv6(tablet, ASK))).toEqual(ALL_ROOMS);
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
  expect(await writtenDown(lab, 'mdns.query')).toEqual(
    expect.arrayContaining([...(await everybodysRooms(lab))]),
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
  const text = JSON.stringify(await mdnsOverIpv6(phone, { ...ASK, unicast: true }));
  expect([text.includes('Forged'), text.includes('10.0.30.66')]).toEqual([false, false]);
  const seen = (await journalOf(lab, 'announcement-forged')).map(({ facts }) => facts);
  const address = `${await onLink(guest)}%${CARDS.guest}`;
  expect(seen).toEqual([{ address, problem: 'not-itself', more: expect.any(Number) }]);
});

it('nothing of all this comes to the segment of players', async () => {
  for (const host of BESIDE_PLAYERS) {
    const { carried, near } = await counted(lab, host, 'carried');
    expect([carried, near === 0]).toEqual([0, false]);
  }
});
