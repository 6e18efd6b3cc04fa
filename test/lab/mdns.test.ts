import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, journalOf, PLAYERS } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import {
  ALL_ROOMS,
  askAtHome,
  FOR_SPEAKERS,
  KITCHEN,
  mdnsFrom,
  openEar,
  recordsIn,
  roomsIn,
  SONOS,
} from './mdns-ears.ts';

let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

const COUNTING = `table inet hops {
  counter alone { }
  counter together { }
  counter less { }
  chain entering { type filter hook input priority -400
    ip saddr 10.0.10.1 udp sport 5353 ip ttl != 255 counter name less
    ip saddr 10.0.10.1 udp sport 5353 ip daddr 224.0.0.251 ip ttl 255 counter name together
    ip saddr 10.0.10.1 udp sport 5353 ip daddr 10.0.10.5 ip ttl 255 counter name alone
  }
}
`;
const INSTANCE = `${KITCHEN}@Kitchen.${SONOS}`;

describe('a browser at home', () => {
  it.each([
    ['asks all', {}, 'group'],
    ['asks for an answer to itself', { unicast: true }, 'me'],
    ['is a plain resolver', { plain: true }, 'me'],
  ] as const)('%s and finds every player, told by the guard', async (_, how, to) => {
    const heard = (await askAtHome(lab, how)).filter(({ kind }) => kind === 'response');
    expect(roomsIn(heard)).toEqual(ALL_ROOMS);
    expect(new Set(heard.map(({ from, port }) => `${from}:${port}`))).toEqual(new Set(['10.0.10.1:5353']));
    expect(heard.map((datagram) => datagram.to)).toContain(to);
    expect(recordsIn(heard, 'SRV').find(({ name }) => name === INSTANCE)).toMatchObject({
      data: { port: 1443, target: 'Sonos-000E58A03701.local' },
    });
    const host = recordsIn(heard, 'A').find(({ name }) => name === 'Sonos-000E58A03701.local');
    expect(host?.data).toBe(PLAYERS[0]);
    expect(recordsIn(heard, 'TXT').find(({ name }) => name === INSTANCE)?.data).toEqual(
      expect.arrayContaining([
        `uuid=${KITCHEN}`,
        `location=http://${PLAYERS[0]}:1400/xml/device_description.xml`,
        'sslport=1443',
      ]),
    );
  });
  it('is told lives of two minutes at most, and as a plain resolver of ten seconds, with its own question', async () => {
    const lives = recordsIn(await askAtHome(lab)).map(({ ttl }) => ttl);
    expect([Math.max(...lives) <= 120, Math.min(...lives) > 0]).toEqual([true, true]);
    const answers = (await askAtHome(lab, { plain: true })).filter((datagram) => datagram.to === 'me');
    for (const { id, questions, records } of answers) {
      expect([id, questions]).toEqual([4711, [`PTR ${SONOS}`]]);
      expect(records.every(({ ttl, flush }) => ttl <= 10 && !flush)).toBe(true);
    }
  });
  it('is not told again what it knows', async () => {
    const known = recordsIn(await askAtHome(lab), 'PTR')
      .filter(({ data }) => data !== INSTANCE)
      .map(({ name, data }): Answer => ({ type: 'PTR', name, ttl: 120, data: String(data) }));
    const ask = { questions: FOR_SPEAKERS, unicast: true, answers: known };
    const heard = await mdnsFrom(lab.hosts.phone, { ...ask, timeoutMs: 2500 });
    expect(roomsIn(heard.filter(({ to }) => to === 'me'))).toEqual(['Kitchen']);
  });
  it('asks for one record by its name', async () => {
    const questions = [{ name: 'sonos-000e58a03701.LOCAL', type: 'A' }];
    const heard = await mdnsFrom(lab.hosts.phone, { questions, unicast: true, until: [PLAYERS[0]] });
    const own = heard.filter(({ to }) => to === 'me');
    expect(recordsIn(own).map(({ data }) => data)).toEqual([PLAYERS[0]]);
  });
});

it('what the guard says comes with 255 hops, as from a neighbour (RFC 6762 §11)', async () => {
  const { phone } = lab.hosts;
  const rules = join(lab.folder, 'hops.nft');
  writeFileSync(rules, COUNTING);
  await must(phone, 'nft', '-f', rules);
  await askAtHome(lab, { plain: true });
  await askAtHome(lab);
  const counted = await must(phone, 'nft', 'list', 'counters', 'table', 'inet', 'hops');
  const packets = [...counted.matchAll(/counter (\w+) \{\s+packets (\d+)/g)].map(([, name, count]) => [
    name,
    Number(count) > 0,
  ]);
  expect(Object.fromEntries(packets)).toEqual({ alone: true, together: true, less: false });
});

describe('a browser elsewhere', () => {
  it('is told as a guest of the rooms that guests may see', async () => {
    const until = [PLAYERS[0]];
    for (const how of [{}, { unicast: true }, { plain: true }])
      expect(roomsIn(await mdnsFrom(lab.hosts.guest, { ...how, questions: FOR_SPEAKERS, until }))).toEqual([
        'Kitchen',
      ]);
    // What was said to the group is not said to it again within a second (RFC 6762 §6).
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const waited = await mdnsFrom(lab.hosts.guest, { questions: FOR_SPEAKERS });
    expect([roomsIn(waited), new Set(waited.map(({ from }) => from))]).toEqual([
      ['Kitchen'],
      new Set(['10.0.20.1']),
    ]);
  });
  it('is told as a guest nothing of a room whose name it knows', async () => {
    const questions = [
      { name: 'Sonos-000E58A03702.local', type: 'A' },
      { name: `RINCON_000E58A0370201400@Office.${SONOS}`, type: 'ANY' },
    ];
    const heard = await mdnsFrom(lab.hosts.guest, { questions, unicast: true });
    expect(recordsIn(heard)).toEqual([]);
  });
  it('is told nothing where nobody may do anything', async () => {
    const ear = await openEar(lab.hosts.router, '10.0.40.1', lab.hosts.thing);
    for (const how of [{}, { unicast: true }, { plain: true }])
      expect(await mdnsFrom(lab.hosts.thing, { ...how, questions: FOR_SPEAKERS })).toEqual([]);
    const heard = await ear.heard();
    expect(heard.filter(({ from }) => from !== '10.0.40.5')).toEqual([]);
    expect(heard.length).toBeGreaterThanOrEqual(3);
  });
});

it('who was told of which rooms is written down, and who was told of none', async () => {
  const told = (await journalOf(lab, 'decision')).filter(({ facts }) => facts['action'] === 'mdns.query');
  const inWords = told.map(({ facts }) => [facts['address'], facts['effect'], facts['rooms']]);
  expect(inWords).toEqual(
    expect.arrayContaining([
      ['10.0.10.5', 'permit', ['Kitchen', 'Office', 'Living Room', 'Living Room Sub']],
      ['10.0.20.5', 'permit', ['Kitchen']],
      ['10.0.40.5', 'forbid', []],
    ]),
  );
});
