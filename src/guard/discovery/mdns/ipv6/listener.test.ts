import { describe, expect, it } from 'vitest';
import { as } from '../../../../../test/policy/asking.ts';
import {
  allOf,
  HOME,
  KITCHEN_RECORDS,
  knownPlayerOf,
  placeOf,
} from '../../../../../test/rig/mdns-records.ts';
import { knownAddress } from '../../../../base/address.ts';
import { createSteeredClock } from '../../../../sim/rig/steered-clock.ts';
import { writeMdnsQuery, writeMdnsResponse } from '../../../../wire/mdns/write.ts';
import { Listener } from './listener.ts';

const SIDE = { ...HOME, ownOnLink: new Set(['fe80::1']) };
const HARDWARE = '02:00:5e:00:53:05';
const { pointer } = KITCHEN_RECORDS;
const QUERY = writeMdnsQuery({ questions: [{ name: pointer.name, type: 'PTR' }] });

function listening() {
  const did: string[] = [];
  const listener = new Listener({
    clock: createSteeredClock(),
    places: () => [placeOf('Kitchen')],
    idOf: ({ room }) => knownPlayerOf(room).id,
    seeker: {
      hardwareOf: async (address, { name }) => {
        did.push(`seeks ${address} of ${name}`);
        return address === 'fe80::5' ? HARDWARE : undefined;
      },
      wake: () => {},
    },
    rights: {
      ofNeighbour: ({ text }, hardware) => ({
        principal: as('member'),
        ground: `${hardware} in ${text}`,
        rooms: new Set(),
        casts: new Set(),
      }),
    },
    answerer: {
      answer: ({ from, side, standing }) =>
        did.push(`asked by ${from.host}:${from.port} of ${side.name}: ${standing?.ground}`),
    },
    doubts: { note: (from, doubt) => did.push(`${from} ${doubt}`) },
  });
  const hear = async (bytes: Uint8Array, host: string, port = 5353): Promise<readonly string[]> => {
    did.length = 0;
    await listener.hear({ bytes, from: { host: knownAddress(host), port } }, SIDE);
    return [...did];
  };
  return { hear };
}

describe('a question over IPv6', () => {
  it('is of whoever has the hardware address, in that segment', async () => {
    expect(await listening().hear(QUERY, 'fe80::5', 49_152)).toEqual([
      'seeks fe80::5 of home',
      `asked by fe80::5:49152 of home: ${HARDWARE} in 10.0.10.0/24`,
    ]);
  });
  it('of somebody who shows no hardware address is not answered', async () => {
    expect(await listening().hear(QUERY, 'fe80::6')).toEqual(['seeks fe80::6 of home']);
  });
  it.each([
    'RINCON_FFFFFFFFFFFF01400@Attic._sonos._tcp.local',
    'Attic._airplay._tcp.local',
    'Sonos-FFFFFFFFFFFF.local',
  ])(
    'has whoever asks looked for though nobody has the name, so that it does not show who has one: %s',
    async (name) => {
      const query = writeMdnsQuery({ questions: [{ name, type: 'SRV' }] });
      expect(await listening().hear(query, 'fe80::6')).toEqual(['seeks fe80::6 of home']);
    },
  );
  it('for other things, of this computer, and what is none is let go, and nobody is looked for', async () => {
    const { hear } = listening();
    const other = writeMdnsQuery({ questions: [{ name: '_ipp._tcp.local', type: 'PTR' }] });
    expect(await hear(other, 'fe80::5')).toEqual([]);
    expect(await hear(QUERY, 'fe80::1')).toEqual([]);
    expect(await hear(QUERY.subarray(0, -1), 'fe80::5')).toEqual([]);
  });
  it('is read sixty times at once of one address, and of others meanwhile', async () => {
    const { hear } = listening();
    const counted: number[] = [];
    for (let count = 0; count < 100; count += 1) counted.push((await hear(QUERY, 'fe80::66')).length);
    expect(counted.filter((count) => count === 1)).toHaveLength(60);
    expect(await hear(QUERY, 'fe80::5')).toHaveLength(2);
  });
});

describe('an answer over IPv6', () => {
  it('that speaks of a player is written down with its sender and told to nobody', async () => {
    const answers = allOf(KITCHEN_RECORDS);
    const { hear } = listening();
    expect(await hear(writeMdnsResponse({ answers }), 'fe80::66')).toEqual(['fe80::66%eth10 not-itself']);
    expect(
      await hear(writeMdnsResponse({ answers: [], additionals: answers.slice(0, 1) }), 'fe80::5'),
    ).toEqual(['fe80::5%eth10 not-itself']);
  });
  it('that speaks of other things means nothing', async () => {
    const printer = { ...pointer, name: '_ipp._tcp.local', target: 'Printer._ipp._tcp.local' };
    expect(await listening().hear(writeMdnsResponse({ answers: [printer] }), 'fe80::5')).toEqual([]);
  });
});
