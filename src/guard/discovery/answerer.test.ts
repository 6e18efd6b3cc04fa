import { describe, expect, it } from 'vitest';
import { foundAt, statementOf, ZONE_PLAYER } from '../../../test/rig/guard/found-player.ts';
import { as } from '../../../test/policy/asking.ts';
import { GUESTS, HOME } from '../../../test/rig/mdns-records.ts';
import { knownAddress as ip } from '../../base/address.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Answerer } from './answerer.ts';
import { Registry } from './registry.ts';
import { SearchRecord } from './search-record.ts';
import { Rights } from './rights.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const OFFICE = foundAt(22, 'Office');
const PHONE = { host: ip('10.0.10.5'), port: 4000 };

function answering(visible: readonly string[]) {
  const clock = createSteeredClock();
  const journal: JournalEntry[] = [];
  const said: string[] = [];
  const registry = new Registry(clock);
  for (const place of [KITCHEN, OFFICE]) registry.heard(place, statementOf(place, { maxAge: 86_400 }));
  registry.heard(
    KITCHEN,
    statementOf(KITCHEN, { target: 'upnp:rootdevice', usn: 'uuid:k::upnp:rootdevice' }),
  );
  const rights = new Rights({
    clock,
    identities: {
      standingOf: () => ({ principal: as('guest'), ground: 'unknown' }),
      ofNeighbour: () => ({ principal: as('guest'), ground: 'unknown' }),
      anyoneAt: () => as('guest'),
      addresses: () => [],
    },
    policy: () => ({
      sees: () => 'everything',
      decide: ({ room }) =>
        visible.includes(room)
          ? { effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] }
          : { effect: 'forbid', reasons: [{ id: 'no-rule' }] },
    }),
    rooms: () => ['Kitchen', 'Office'],
  });
  const record = new SearchRecord(
    { clock, journal: { append: (entry) => journal.push(entry) > 0 } },
    { action: 'ssdp.search', by: 'address' },
  );
  const answerer = new Answerer({
    clock,
    random: { bytes: (count) => new Uint8Array(count).fill(128), uuid: () => '' },
    registry,
    rights,
    record,
    places: () => [KITCHEN, OFFICE],
    say: (place, bytes, { from }) => {
      const text = Buffer.from(bytes).toString();
      said.push(`${place.room} to ${from.host}:${from.port} ${/^ST: (.*)\r$/m.exec(text)?.[1]}`);
    },
  });
  const search = (searchTarget: string, of?: typeof KITCHEN, times = 1): readonly string[] => {
    said.length = 0;
    for (let count = 0; count < times; count += 1)
      answerer.answer({ search: searchFor(searchTarget), from: PHONE, side: HOME, ...(of ? { of } : {}) });
    clock.advance(100);
    return [...said];
  };
  return { search, journal, clock, answerer, said, registry };
}

const searchFor = (searchTarget: string) => ({ kind: 'search', searchTarget, headers: [] }) as const;

describe('a search', () => {
  it('is answered for the players that are searched for', () => {
    const { search } = answering(['Kitchen', 'Office']);
    expect(search(ZONE_PLAYER)).toEqual([
      `Kitchen to 10.0.10.5:4000 ${ZONE_PLAYER}`,
      `Office to 10.0.10.5:4000 ${ZONE_PLAYER}`,
    ]);
    expect(search('upnp:rootdevice')).toEqual(['Kitchen to 10.0.10.5:4000 upnp:rootdevice']);
    expect(search('ssdp:all')).toHaveLength(3);
    expect(search(ZONE_PLAYER, OFFICE)).toEqual([`Office to 10.0.10.5:4000 ${ZONE_PLAYER}`]);
  });

  it('tells of no room that the asker may not find, and is written down before', () => {
    const { search, journal } = answering(['Kitchen']);
    expect(search(ZONE_PLAYER)).toEqual([`Kitchen to 10.0.10.5:4000 ${ZONE_PLAYER}`]);
    expect(search(ZONE_PLAYER, OFFICE)).toEqual([]);
    expect(journal.map(({ facts }) => [facts['effect'], facts['action'], facts['rooms']])).toEqual([
      ['permit', 'ssdp.search', ['Kitchen']],
      ['forbid', 'ssdp.search', []],
    ]);
  });

  it('of a stranger is answered by silence, and written down once an hour', () => {
    const { search, journal, clock } = answering([]);
    for (let count = 0; count < 5; count += 1) expect(search('ssdp:all')).toEqual([]);
    expect(journal.map(({ facts }) => [facts['effect'], facts['reasons']])).toEqual([
      ['forbid', ['no-rule']],
    ]);
    clock.advance(3_600_000);
    search('ssdp:all');
    expect(journal).toHaveLength(2);
  });

  it('for something else means nothing', () => {
    const { search, journal } = answering(['Kitchen']);
    expect([search('urn:dial-multiscreen-org:service:dial:1'), journal]).toEqual([[], []]);
  });

  it('is answered sixty times at once, and twenty times a second', () => {
    const { search, clock } = answering(['Kitchen']);
    expect(search(ZONE_PLAYER, KITCHEN, 100)).toHaveLength(60);
    clock.advance(900);
    expect(search(ZONE_PLAYER, KITCHEN, 100)).toHaveLength(20);
  });

  it('is answered, however many addresses somebody on another side makes up', () => {
    const { answerer, search } = answering(['Kitchen']);
    for (let address = 0; address < 5000; address += 1) {
      const host = ip(`10.20.${address >> 8}.${address & 255}`);
      answerer.answer({ search: searchFor(ZONE_PLAYER), from: { host, port: 4000 }, side: GUESTS });
    }
    expect(search(ZONE_PLAYER)).toContain(`Kitchen to 10.0.10.5:4000 ${ZONE_PLAYER}`);
  });

  it('of somebody who is known otherwise is answered for that one, and written down as is said', () => {
    const { answerer, said, journal, clock } = answering([]);
    const from = { host: ip('fe80::5'), port: 4000 };
    const standing = {
      principal: as('member'),
      ground: 'hardware',
      rooms: new Set(['Office']),
      casts: new Set<string>(),
    };
    answerer.answer({ search: searchFor(ZONE_PLAYER), from, side: HOME, standing });
    clock.advance(100);
    expect(said).toEqual([`Office to fe80::5:4000 ${ZONE_PLAYER}`]);
    expect(journal.map(({ facts }) => [facts['address'], facts['ground'], facts['rooms']])).toEqual([
      ['fe80::5%eth10', 'hardware', ['Office']],
    ]);
  });

  it('that still waits for its answer is told nothing of a player that has gone meanwhile', () => {
    const { answerer, registry, said, clock } = answering(['Kitchen', 'Office']);
    answerer.answer({ search: searchFor(ZONE_PLAYER), from: PHONE, side: HOME });
    registry.forget(KITCHEN);
    clock.advance(100);
    expect(said).toEqual([`Office to 10.0.10.5:4000 ${ZONE_PLAYER}`]);
  });
});
