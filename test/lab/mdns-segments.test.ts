import type { Answer } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, journalOf, PLAYERS } from './discovery-lab.ts';
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

const INSTANCE = `${KITCHEN}@Kitchen.${SONOS}`;
/** What is not players'; each name once. */
const UNRELATED = Array.from({ length: 200 }, (_, index) => ({
  name: index % 2 === 0 ? `_printer-${index}._tcp.local` : `host-${index}.local`,
  type: index % 2 === 0 ? 'PTR' : 'A',
}));

describe('what is said on one segment', () => {
  it('comes to no other: 200 queries for other things are answered and carried by nobody', async () => {
    const { router, intruder, guest, phone } = lab.hosts;
    await askAtHome(lab);
    const near = await openEar(router, '10.0.30.1', intruder);
    const far = await openEar(router, '10.0.20.1', guest);
    const answered = await mdnsFrom(phone, { questions: UNRELATED, timeoutMs: 4000 });
    const names = new Set(UNRELATED.map(({ name }) => name));
    expect(recordsIn(answered).filter(({ name }) => names.has(name))).toEqual([]);
    const heardThere = [...(await near.heard()), ...(await far.heard())];
    const text = JSON.stringify(heardThere);
    expect([text.includes('_printer-'), text.includes('host-')]).toEqual([false, false]);
    expect(heardThere.some(({ from }) => from === '10.0.10.5')).toBe(false);
  });
  it('goes nowhere when it is forged, and is written down', async () => {
    const { router, intruder, guest, phone } = lab.hosts;
    const home = await openEar(router, '10.0.10.1', phone);
    const answers: Answer[] = [
      { type: 'PTR', name: SONOS, ttl: 120, data: `${KITCHEN}@Forged.${SONOS}` },
      { type: 'SRV', name: INSTANCE, ttl: 120, data: { port: 1443, target: 'Sonos-000E58A03701.local' } },
      { type: 'A', name: 'Sonos-000E58A03701.local', ttl: 120, data: '10.0.30.66' },
      { type: 'PTR', name: SONOS, ttl: 0, data: INSTANCE },
    ];
    for (const host of [intruder, guest])
      await mdnsFrom(host, { isResponse: true, answers, everyMs: 1000, timeoutMs: 2500 });
    // A good-bye that is believed is told three seconds later.
    await new Promise((resolve) => setTimeout(resolve, 3500));
    const asked = await askAtHome(lab, { unicast: true });
    const text = JSON.stringify([...(await home.heard()), ...asked]);
    expect([text.includes(PLAYERS[0]), text.includes('Forged'), text.includes('10.0.30.66')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(recordsIn(asked).some(({ ttl }) => ttl === 0)).toBe(false);
    const entries = await journalOf(lab, 'announcement-forged');
    const seen = entries.map(({ facts }) => [facts['address'], facts['problem']].join(' '));
    expect(new Set(seen)).toEqual(new Set(['10.0.30.66 not-itself', '10.0.20.5 not-itself']));
  });
});

describe('players that go and come', () => {
  it('are told to all where all may find them', async () => {
    const { router, phone, guest, thing } = lab.hosts;
    const home = await openEar(router, '10.0.10.1', phone);
    const guests = await openEar(router, '10.0.20.1', guest);
    const things = await openEar(router, '10.0.40.1', thing);
    await lab.household.stop();
    await expect
      .poll(async () => roomsIn(await mdnsFrom(phone, { questions: FOR_SPEAKERS, unicast: true })), {
        timeout: 60_000,
      })
      .toEqual([]);
    const ended = (heard: Awaited<ReturnType<typeof home.heard>>) =>
      roomsIn(heard.map((each) => ({ ...each, records: each.records.filter(({ ttl }) => ttl === 0) })));
    expect(ended(await home.heard())).toEqual(ALL_ROOMS);
    expect(ended(await guests.heard())).toEqual(['Kitchen']);
    expect((await things.heard()).filter(({ from }) => from !== '10.0.40.5')).toEqual([]);
    const again = await openEar(router, '10.0.10.1', phone);
    await lab.startHousehold();
    await askAtHome(lab, { unicast: true });
    expect(roomsIn((await again.heard()).filter(({ to }) => to === 'group'))).toEqual(ALL_ROOMS);
  });
});
