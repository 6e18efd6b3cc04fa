import { expect, it } from 'vitest';
import { as } from '../../../test/policy/asking.ts';
import { foundAt, idOf } from '../../../test/rig/guard/found-player.ts';
import { SIDES } from '../../../test/rig/mdns-records.ts';
import { noLinks } from '../../ports/links.ts';
import { silentLog } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { serviceMapOf } from '../request/service-map.ts';
import { Doubts } from './doubts.ts';
import { Rights } from './rights.ts';
import { Ssdp } from './ssdp.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const RENAMED = { ...KITCHEN, room: 'Bar' };
const PLAYER = { model: 'S13', build: '86.10-80260', services: serviceMapOf('S13', '86.10-80260') };

function finding() {
  const clock = createSteeredClock();
  const held = new Set<number>();
  /** By a program that shares it with nobody. */
  const taken = new Set<number>();
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const now = { places: [] as readonly PlayerPlace[], isSlow: false };
  const datagrams: Net['datagrams'] = async ({ host, port, reuse }) => {
    if (now.isSlow && port !== 1900) await new Promise<void>((resolve) => waiting.push(resolve));
    if (taken.has(port) || (held.has(port) && !reuse)) throw new Error(`${port} is in use`);
    held.add(port);
    return {
      local: { host, port },
      send: async (_, to) => void asked.push(`${to.host} from ${port}`),
      close: async () => void held.delete(port),
    };
  };
  const journal = { append: () => true };
  const identities = {
    standingOf: () => ({ principal: as('guest'), ground: 'unknown' as const }),
    ofNeighbour: () => ({ principal: as('guest'), ground: 'unknown' as const }),
    anyoneAt: () => as('guest'),
    addresses: () => [],
  };
  const policy = () => ({
    sees: () => 'everything' as const,
    decide: () => ({ effect: 'forbid' as const, reasons: [{ id: 'no-rule' as const }] }),
  });
  const ports = {
    clock,
    log: silentLog,
    net: { datagrams },
    links: noLinks,
    cards: { addresses: () => [] },
    random: { bytes: (count: number) => new Uint8Array(count), uuid: () => '' },
  };
  const ssdp = new Ssdp(ports, {
    places: () => now.places,
    idOf,
    known: (place) => ({ ...PLAYER, id: idOf(place) }),
    onElsewhere: () => {},
    onGone: () => {},
    rights: new Rights({ clock, identities, policy, rooms: () => [] }),
    doubts: new Doubts({ clock, log: silentLog, journal }, () => ''),
    journal,
  });
  return { clock, ssdp, held, taken, asked, waiting, now };
}

it('asks a player from its own port, and no more when it is guarded no more', async () => {
  const { clock, ssdp, asked, now, held } = finding();
  now.places = [KITCHEN];
  await ssdp.settle(SIDES);
  expect(asked).toEqual(['10.0.30.21 from 22042']);
  now.places = [];
  ssdp.leave(KITCHEN);
  clock.advance(60_000);
  await ssdp.settle(SIDES);
  expect([asked.length, held]).toEqual([1, new Set([1900])]);
});

it('one that is guarded no more while its port is opened is not asked, and another has the port', async () => {
  const { clock, ssdp, asked, waiting, now, held } = finding();
  now.places = [KITCHEN];
  now.isSlow = true;
  const settling = ssdp.settle(SIDES);
  await new Promise(setImmediate);
  now.places = [RENAMED];
  ssdp.leave(KITCHEN);
  now.isSlow = false;
  for (const open of waiting) open();
  await settling;
  clock.advance(60_000);
  expect([asked, held]).toEqual([[], new Set([1900])]);
  await ssdp.settle(SIDES);
  expect(asked).toEqual(['10.0.30.21 from 22042']);
});

it('a room that is given another name has the port at once', async () => {
  const { ssdp, asked, now } = finding();
  now.places = [KITCHEN];
  await ssdp.settle(SIDES);
  ssdp.leave(KITCHEN);
  now.places = [RENAMED];
  await ssdp.settle(SIDES);
  expect(asked).toEqual(['10.0.30.21 from 22042', '10.0.30.21 from 22042']);
});

it('another program that has the port of one player keeps no other from being spoken for', async () => {
  const { ssdp, asked, now, taken } = finding();
  now.places = [KITCHEN, foundAt(22, 'Office')];
  taken.add(22_042);
  await ssdp.settle(SIDES);
  expect(asked).toEqual(['10.0.30.22 from 22044']);
  taken.delete(22_042);
  await ssdp.settle(SIDES);
  expect(asked).toEqual(['10.0.30.22 from 22044', '10.0.30.21 from 22042']);
});
