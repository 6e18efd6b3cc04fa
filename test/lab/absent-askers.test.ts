import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { crowdAt } from './crowd.ts';
import { type DiscoveryLab, discoveryLab, PLAYERS } from './discovery-lab.ts';
import { foundBy } from './finding.ts';
import { inLab } from './in-lab.ts';
import { ALL_ROOMS, FOR_SPEAKERS, mdnsFrom, roomsIn } from './mdns-ears.ts';

/** Somebody at home searches in the name of addresses that nobody has: the kernel holds each answer for seconds, until it gives the address up. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

beforeEach((context) => {
  if (debianProgram('python3') === undefined) context.skip('python3 is not installed');
});

const ABSENT = [201, 202, 203, 204].map((last) => Uint8Array.of(10, 0, 10, last));
const KITCHEN = PLAYERS.slice(0, 1);
const bySsdp = (who: 'guest' | 'phone') => foundBy(lab, who);
const byMdns = async (who: 'guest' | 'phone') =>
  roomsIn(await mdnsFrom(lab.hosts[who], { questions: FOR_SPEAKERS, until: PLAYERS, unicast: true }));

it.each([
  ['SSDP', bySsdp, { guest: KITCHEN, phone: PLAYERS }],
  ['mDNS, unicast', byMdns, { guest: ['Kitchen'], phone: ALL_ROOMS }],
] as const)(
  'by %s takes no answers of another segment, nor are players taken to be gone',
  async (by, find, all) => {
    const finds = (who: 'guest' | 'phone', timeout = 20_000) =>
      expect.poll(() => find(who), { timeout }).toEqual(all[who]);
    await finds('guest', 60_000);
    // As often as each is answered.
    const asking = { by, over: 'ipv4', addresses: ABSENT, count: 4000, perSecond: 80 } as const;
    const crowd = crowdAt(lab, lab.hosts.phone, asking);
    await delay(5000);
    await finds('guest');
    // A player that does not answer for 35 seconds is gone.
    await delay(35_000);
    await finds('guest');
    await crowd;
    await finds('phone', 90_000);
  },
  300_000,
);
