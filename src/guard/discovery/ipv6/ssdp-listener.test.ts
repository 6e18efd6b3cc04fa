import { describe, expect, it } from 'vitest';
import { as } from '../../../../test/policy/asking.ts';
import { foundAt, idOf, statementOf, ZONE_PLAYER } from '../../../../test/rig/guard/found-player.ts';
import { HOME } from '../../../../test/rig/mdns-records.ts';
import { knownAddress } from '../../../base/address.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import { writeAnnouncement, writeSearch, writeSearchResponse } from '../../../wire/ssdp/write.ts';
import { SsdpListener } from './ssdp-listener.ts';

const SIDE = { ...HOME, ownOnLink: new Set(['fe80::1']) };
const HARDWARE = '02:00:5e:00:53:05';
const KITCHEN = foundAt(21, 'Kitchen');
const searchFor = (searchTarget: string): Uint8Array =>
  writeSearch({ searchTarget, host: '[ff02::c]:1900', maxWait: 1 });
const SEARCH = searchFor(ZONE_PLAYER);

function listening() {
  const did: string[] = [];
  const listener = new SsdpListener({
    clock: createSteeredClock(),
    places: () => [KITCHEN],
    idOf,
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
        did.push(`asked by ${from.host}, port ${from.port}, of ${side.name}: ${standing?.ground}`),
    },
    doubts: { note: (from, doubt) => did.push(`${from} ${doubt}`) },
  });
  const hear = async (bytes: Uint8Array, host: string): Promise<readonly string[]> => {
    did.length = 0;
    await listener.hear({ bytes, from: { host: knownAddress(host), port: 49_152 } }, SIDE);
    return [...did];
  };
  return { hear };
}

describe('a search over IPv6', () => {
  it('is of whoever has the hardware address, in that segment', async () => {
    expect(await listening().hear(SEARCH, 'fe80::5')).toEqual([
      'seeks fe80::5 of home',
      `asked by fe80::5, port 49152, of home: ${HARDWARE} in 10.0.10.0/24`,
    ]);
  });
  it('of somebody who shows no hardware address is not answered', async () => {
    expect(await listening().hear(SEARCH, 'fe80::6')).toEqual(['seeks fe80::6 of home']);
  });
  it('has whoever asks looked for whatever is searched for, so that it does not show which players there are', async () => {
    const { hear } = listening();
    const other = searchFor('uuid:RINCON_FFFFFFFFFFFF01400');
    expect([await hear(SEARCH, 'fe80::6'), await hear(other, 'fe80::6')]).toEqual([
      ['seeks fe80::6 of home'],
      ['seeks fe80::6 of home'],
    ]);
  });
  it('of this computer, and what is none is let go, and nobody is looked for', async () => {
    const { hear } = listening();
    expect(await hear(SEARCH, 'fe80::1')).toEqual([]);
    expect(await hear(Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'fe80::5')).toEqual([]);
  });
  it('is read sixty times at once of one address, and of others meanwhile', async () => {
    const { hear } = listening();
    const counted: number[] = [];
    for (let count = 0; count < 100; count += 1) counted.push((await hear(SEARCH, 'fe80::66')).length);
    expect(counted.filter((count) => count === 1)).toHaveLength(60);
    expect(await hear(SEARCH, 'fe80::5')).toHaveLength(2);
  });
});

describe('what is said over IPv6', () => {
  const { target, ...kitchen } = statementOf(KITCHEN);
  const printer = { usn: 'uuid:printer::upnp:rootdevice', location: 'http://[fe80::9]:80/' };

  it.each(['ssdp:alive', 'ssdp:byebye'] as const)(
    'for a player is written down with its sender and told to nobody: %s',
    async (nts) => {
      const { hear } = listening();
      expect(await hear(writeAnnouncement({ ...kitchen, nts, nt: target }), 'fe80::66')).toEqual([
        'fe80::66%eth10 not-itself',
      ]);
    },
  );
  it('as an answer for a player is too', async () => {
    const answer = writeSearchResponse({ ...kitchen, searchTarget: target });
    expect(await listening().hear(answer, 'fe80::5')).toEqual(['fe80::5%eth10 not-itself']);
  });
  it('of other things means nothing', async () => {
    const announcement = writeAnnouncement({ ...printer, nts: 'ssdp:alive', nt: 'upnp:rootdevice' });
    expect(await listening().hear(announcement, 'fe80::5')).toEqual([]);
  });
});
