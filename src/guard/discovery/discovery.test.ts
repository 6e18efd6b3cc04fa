import { expect, it } from 'vitest';
import { as } from '../../../test/policy/asking.ts';
import { foundAt, statementOf, ZONE_PLAYER } from '../../../test/rig/guard/found-player.ts';
import { allOf, HOME, KITCHEN_RECORDS, SIDES, speakerOf } from '../../../test/rig/mdns-records.ts';
import { knownAddress } from '../../base/address.ts';
import { noLinks } from '../../ports/links.ts';
import { silentLog } from '../../ports/log.ts';
import type { Datagram, Net } from '../../ports/net.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { parseMdns } from '../../wire/mdns/parse.ts';
import { writeMdnsResponse } from '../../wire/mdns/write.ts';
import { serviceMapOf } from '../request/service-map.ts';
import { Discovery } from './discovery.ts';
import { GROUP } from './voices.ts';
import { aliveOf } from './words.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const { id } = speakerOf('Kitchen');
const PLAYER = { id, model: 'S13', build: '86.10-80260', services: serviceMapOf('S13', '86.10-80260') };
const SSDP = aliveOf(statementOf(KITCHEN, { usn: `uuid:${id}::${ZONE_PLAYER}` }), GROUP);
const MDNS = writeMdnsResponse({ answers: allOf(KITCHEN_RECORDS) });
const [SPEAKERS] = SIDES.players;
if (!SPEAKERS) throw new Error('no players');
const GATEWAY = { players: [SPEAKERS], people: [HOME], internet: undefined } as const;
const GUEST = { principal: as('guest'), ground: 'unknown' } as const;
const IDENTITIES = {
  standingOf: () => GUEST,
  ofNeighbour: () => GUEST,
  anyoneAt: () => GUEST.principal,
  addresses: () => [],
};

function wordIn(bytes: Uint8Array, port: number): string {
  if (port === 1900) return /ssdp:\w+/.exec(Buffer.from(bytes).toString())?.[0] ?? '';
  const read = parseMdns(bytes);
  return read.ok && read.value.answers.every(({ ttl }) => ttl > 0) ? 'mdns:alive' : 'mdns:byebye';
}

/** What everybody at home hears, where whoever comes along may find the kitchen. */
function finding() {
  const heard: string[] = [];
  const written: unknown[] = [];
  const ears = new Map<number, (datagram: Datagram) => void>();
  const speak = (): void => {
    for (const [port, hear] of ears)
      hear({ bytes: port === 5353 ? MDNS : SSDP, from: { ...KITCHEN.endpoint, port } });
  };
  const datagrams: Net['datagrams'] = async ({ host, port, multicast }, hear) => {
    // Others speak, and hear nobody.
    const isEar = multicast?.from === undefined;
    if (isEar) ears.set(port, hear);
    return {
      local: { host, port },
      send: async (bytes, to, by) => {
        if (by === HOME.own) heard.push(wordIn(Buffer.from(bytes), to.port));
      },
      // The player goes on speaking until the last socket is closed.
      close: async () => {
        speak();
        await new Promise(setImmediate);
        if (isEar) ears.delete(port);
      },
    };
  };
  const cards = [...GATEWAY.players, HOME];
  const net = {
    datagrams,
    interfaces: () =>
      cards.map(({ interface: name, own: address }) => ({ name, address, prefix: 24, loopback: false })),
    connect: () => Promise.reject(new Error('no stream is wanted')),
    listen: () => Promise.reject(new Error('no stream is wanted')),
  };
  const random = { bytes: (count: number) => new Uint8Array(count), uuid: () => '' };
  const discovery = new Discovery(
    {
      net,
      links: noLinks,
      cards: { addresses: () => [] },
      clock: createSteeredClock(),
      random,
      log: silentLog,
    },
    {
      journal: { append: ({ facts }) => written.push(facts['address']) > 0 },
      known: () => PLAYER,
      idOf: () => id,
      onElsewhere: () => {},
      identities: IDENTITIES,
      policy: () => ({
        sees: () => 'everything',
        decide: () => ({ effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] }),
      }),
    },
  );
  return { discovery, heard, ears, speak, written };
}

it('the last that people hear of a player is its good-bye, whatever it says meanwhile', async () => {
  const { discovery, heard, ears, speak } = finding();
  discovery.follow(GATEWAY, [KITCHEN]);
  await expect.poll(() => ears.size).toBe(3);
  speak();
  await expect.poll(() => [...heard].toSorted()).toEqual(['mdns:alive', 'ssdp:alive']);
  heard.length = 0;
  await discovery.close();
  expect([heard.toSorted(), ears.size]).toEqual([['mdns:byebye', 'ssdp:byebye'], 0]);
});

it('whoever forges beside players is written down, however many do it elsewhere', async () => {
  const { discovery, written } = finding();
  discovery.follow(GATEWAY, [KITCHEN]);
  for (let last = 0; last < 512; last += 1) discovery.forged(knownAddress(`10.0.10.${last % 256}`));
  discovery.forged(knownAddress('10.0.30.66'));
  await discovery.close();
  expect([written.length, written.at(-1)]).toEqual([257, '10.0.30.66']);
});
