import { beforeEach, describe, expect, it } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { type DiscoveryLab, journalOf, PLAYERS } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { onLink } from './mdns-ears.ts';
import { CARDS, count, counted, everybodysRooms, houseOverIpv6, WAIT, writtenDown } from './ipv6-lab.ts';
import { ledTo, overIpv6, searchFor, ZONE_PLAYER } from './ssdp-ipv6-lab.ts';
import { gssdpOverIpv6 } from './programs/browsers.ts';
import { steer } from './steer.ts';

let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await houseOverIpv6();
    for (const host of BESIDE_PLAYERS) await count(lab, host, CARRIED);
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

/** What passes to the segment of players by multicast comes to both. */
const BESIDE_PLAYERS = ['players', 'intruder'] as const;

const CARRIED = `table inet carried {
  counter carried { }
  chain entering { type filter hook prerouting priority -400
    iifname "eth0" meta nfproto ipv6 udp dport 1900 counter name carried
  }
}
`;

const ASK = { say: [searchFor(ZONE_PLAYER)], until: PLAYERS, timeoutMs: 20_000 };

describe('a search at home', () => {
  it.each(['ff02::c', 'ff05::c'])(
    'in %s finds every player, told by the guard from its address of the link, port 1900',
    async (group) => {
      const { phone, router } = lab.hosts;
      const heard = await overIpv6(phone, { ...ASK, group, say: [searchFor(ZONE_PLAYER, group)] });
      expect(ledTo(heard)).toEqual(PLAYERS);
      const own = await onLink(router, CARDS.phone);
      expect(new Set(heard.map(({ from, port }) => `${from} ${port}`))).toEqual(new Set([`${own} 1900`]));
    },
  );

  it('is answered in the words of the player, and leads to its door', async () => {
    const { phone } = lab.hosts;
    const [kitchen] = await overIpv6(phone, {
      ...ASK,
      say: [searchFor('uuid:RINCON_000E58A0370101400')],
      until: [PLAYERS[0]],
    });
    const location = `http://${PLAYERS[0]}:1400/xml/device_description.xml`;
    expect(kitchen?.text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'HTTP/1.1 200 OK',
        'CACHE-CONTROL: max-age = 1800',
        `LOCATION: ${location}`,
        'ST: uuid:RINCON_000E58A0370101400',
        'USN: uuid:RINCON_000E58A0370101400',
        expect.stringMatching(/^X-RINCON-HOUSEHOLD: Sonos_/),
      ]),
    );
    const read = `fetch('${location}').then((answer) => answer.text()).then((text) => console.log(text))`;
    expect(await must(phone, process.execPath, '-e', read)).toContain('<roomName>Kitchen</roomName>');
  });

  it('for something else is answered by nobody', async () => {
    const say = [searchFor('urn:dial-multiscreen-org:service:dial:1')];
    expect(await overIpv6(lab.hosts.phone, { say })).toEqual([]);
  });
});

describe('a search elsewhere', () => {
  it('is answered to a guest for the room that guests may see, and for no other whose name is known', async () => {
    const { guest } = lab.hosts;
    expect(ledTo(await overIpv6(guest, { ...ASK, until: [PLAYERS[0]] }))).toEqual([PLAYERS[0]]);
    expect(ledTo(await overIpv6(guest, { say: [searchFor('ssdp:all')] }))).toEqual([PLAYERS[0]]);
    expect(await overIpv6(guest, { say: [searchFor('uuid:RINCON_000E58A0370201400')] })).toEqual([]);
  });

  it('is answered to an enrolled device, and to nobody beside it', async () => {
    const { tablet, thing, lodger } = lab.hosts;
    expect(ledTo(await overIpv6(tablet, ASK))).toEqual(PLAYERS);
    const say = [ZONE_PLAYER, 'ssdp:all', 'upnp:rootdevice'].map((target) => searchFor(target));
    for (const stranger of [thing, lodger]) expect(await overIpv6(stranger, { say })).toEqual([]);
  });
});

describe('GSSDP, over IPv6 alone', { timeout: 90_000 }, () => {
  beforeEach((context) => {
    if (debianProgram('gssdp') === undefined) context.skip('gssdp is not installed for Python');
  });
  const findsFrom = async (who: 'phone' | 'tablet' | 'guest' | 'thing') =>
    gssdpOverIpv6(lab.hosts[who], await onLink(lab.hosts[who]), 5);
  it.each([
    ['every player at home', 'phone', PLAYERS],
    ['every player from an enrolled device', 'tablet', PLAYERS],
    ['the kitchen as a guest', 'guest', [PLAYERS[0]]],
  ] as const)('finds %s', async (_, who, players) => {
    await expect.poll(() => findsFrom(who), { timeout: 80_000 }).toEqual(players);
  });
  it('finds nothing as a stranger', async () => {
    expect(await findsFrom('thing')).toEqual([]);
  });
});

it('a player that comes and goes is told to all where everybody may find it, and to nobody elsewhere', async () => {
  const ears = await Promise.all(
    (['phone', 'thing'] as const).map((host) =>
      lab.hosts[host].start(
        process.execPath,
        [scriptPath('hear-ssdp.ts'), JSON.stringify({ card: 'eth0' })],
        {
          ready: 'listening',
        },
      ),
    ),
  );
  const own = await onLink(lab.hosts.router, CARDS.phone);
  await steer(lab, '/players/Office/vanish');
  const [phone, thing] = ears;
  await phone?.waitFor(`heard ssdp:byebye from ${own}%eth0:1900 of ${ZONE_PLAYER}`, 90_000);
  await steer(lab, '/players/Office/restore');
  await phone?.waitFor(
    `heard ssdp:alive from ${own}%eth0:1900 of ${ZONE_PLAYER} at http://${PLAYERS[1]}:1400/xml/device_description.xml`,
    90_000,
  );
  expect(thing?.output()).toBe('listening\n');
}, 200_000);

it('who was told of which rooms is written down, with the address of the link, and who was told of none', async () => {
  expect(await writtenDown(lab, 'ssdp.search')).toEqual(
    expect.arrayContaining([...(await everybodysRooms(lab))]),
  );
});

/** A player of the house that is nowhere but at 10.0.30.66. */
const forged = (nts: string): string =>
  [
    'NOTIFY * HTTP/1.1',
    'HOST: [FF02::C]:1900',
    'CACHE-CONTROL: max-age = 1800',
    'LOCATION: http://10.0.30.66:1400/xml/device_description.xml',
    `NT: ${ZONE_PLAYER}`,
    `NTS: ${nts}`,
    `USN: uuid:RINCON_000E58A0370101400::${ZONE_PLAYER}`,
    '\r\n',
  ].join('\r\n');

it('what is forged goes nowhere: of people it is written down, and of the segment of players nothing is heard', async () => {
  const { phone, intruder, guest } = lab.hosts;
  for (const host of [intruder, guest])
    await overIpv6(host, { say: ['ssdp:alive', 'ssdp:byebye'].map(forged), everyMs: 500, timeoutMs: 1500 });
  const heard = await overIpv6(phone, ASK);
  expect(ledTo(heard)).toEqual(PLAYERS);
  const address = `${await onLink(guest)}%${CARDS.guest}`;
  await expect
    .poll(async () => (await journalOf(lab, 'announcement-forged')).map(({ facts }) => facts), WAIT)
    .toEqual([{ address, problem: 'not-itself', more: expect.any(Number) }]);
});

it('nothing of all this comes to the segment of players', async () => {
  for (const host of BESIDE_PLAYERS) {
    const { carried } = await counted(lab, host, 'carried');
    // What the intruder forged is heard beside it.
    expect([host, (carried ?? 0) > 0]).toEqual([host, host === 'players']);
  }
});

it('a search with the address of an enrolled device is answered to nobody', async () => {
  const { lodger, tablet } = lab.hosts;
  const from = await onLink(tablet);
  await must(lodger, 'ip', 'address', 'add', `${from}/64`, 'dev', 'eth0', 'nodad');
  expect(await overIpv6(lodger, { ...ASK, from, timeoutMs: 4000 })).toEqual([]);
  await must(lodger, 'ip', 'address', 'del', `${from}/64`, 'dev', 'eth0');
});
