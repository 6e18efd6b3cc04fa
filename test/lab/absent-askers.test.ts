import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { crowdAt } from './crowd.ts';
import { type DiscoveryLab, discoveryLab, PLAYERS } from './discovery-lab.ts';
import { foundBy } from './finding.ts';
import { inLab } from './in-lab.ts';
import { ALL_ROOMS, FOR_SPEAKERS, mdnsFrom, roomsIn } from './mdns-ears.ts';
import { needsPython } from './python.ts';

/** Somebody at home searches in the name of addresses that nobody has: the kernel holds each answer for seconds, until it gives the address up. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

beforeEach(needsPython);

const ABSENT = Array.from({ length: 16 }, (_, index) => Uint8Array.of(10, 0, 10, 201 + index));
const ALL = {
  guest: { ssdp: PLAYERS.slice(0, 1), mdns: ['Kitchen'] },
  phone: { ssdp: PLAYERS, mdns: ALL_ROOMS },
};
const byMdns = async (who: 'guest' | 'phone') =>
  roomsIn(await mdnsFrom(lab.hosts[who], { questions: FOR_SPEAKERS, until: PLAYERS, unicast: true }));
const found = async (who: 'guest' | 'phone') => ({ ssdp: await foundBy(lab, who), mdns: await byMdns(who) });

it('they take no answers of another segment, by SSDP and by mDNS, nor are players taken to be gone', async () => {
  await expect.poll(() => found('guest'), { timeout: 60_000 }).toEqual(ALL.guest);
  // As often as each is answered.
  const asking = { over: 'ipv4', addresses: ABSENT, count: 16_000, perSecond: 320 } as const;
  const crowds = (['SSDP', 'mDNS, unicast'] as const).map((by) =>
    crowdAt(lab, lab.hosts.phone, { ...asking, by }),
  );
  await delay(5000);
  await expect.poll(() => found('guest'), { timeout: 20_000 }).toEqual(ALL.guest);
  // A player that does not answer for 35 seconds is gone.
  await delay(35_000);
  await expect.poll(() => found('guest'), { timeout: 20_000 }).toEqual(ALL.guest);
  await Promise.all(crowds);
  await expect.poll(() => found('phone'), { timeout: 90_000 }).toEqual(ALL.phone);
}, 300_000);
