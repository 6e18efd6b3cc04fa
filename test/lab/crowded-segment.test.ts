import { beforeEach, expect, it } from 'vitest';
import { crowdAt } from './crowd.ts';
import { type DiscoveryLab, PLAYERS } from './discovery-lab.ts';
import { foundBy } from './finding.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { ASK, count, counted, houseOverIpv6 } from './ipv6-lab.ts';
import { ALL_ROOMS, askAtHome, mdnsOverIpv6, roomsIn } from './mdns-ears.ts';
import { ledTo, overIpv6, searchFor, ZONE_PLAYER } from './ssdp-ipv6-lab.ts';
import { needsPython } from './python.ts';

/** Hundreds of addresses of one segment search without end: of that its budget gives some, and of another segment nothing is dropped. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await houseOverIpv6();
    await must(lab.hosts.router, 'sh', '-c', LOWER);
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

beforeEach(needsPython);

/** A hundredth of the budgets over IPv4, of which not every computer can send more than all. */
const LOWER = String.raw`nft -a list chain inet tonewall entering |
sed -n 's|.*\(iifname.*\) limit rate over 20000/second burst 40000 packets.*# handle \(.*\)|replace rule inet tonewall entering handle \2 \1 limit rate over 200/second burst 400 packets counter drop|p' |
nft -f -`;
const BUDGETS = {
  ipv4: { perSecond: 200, burst: 400, sent: { count: 9000, perSecond: 1500 } },
  ipv6: { perSecond: 2000, burst: 4000, sent: { count: 48_000, perSecond: 8000 } },
} as const;
/** Nobody has them. */
const ADDRESSES = {
  ipv4: Array.from({ length: 150 }, (_, index) => Uint8Array.of(10, 0, 40, 100 + index)),
  ipv6: Array.from({ length: 2000 }, (_, index) =>
    Buffer.from(`fe80${'0'.repeat(20)}${8_000_000 + index}0`, 'hex'),
  ),
} as const;
const PORTS = { SSDP: 1900, mDNS: 5353 } as const;

/** Packets that the budget of a card of the router did not give. */
async function beyond(card: string, version: string, port: number): Promise<number> {
  const rules = await must(lab.hosts.router, 'nft', 'list', 'chain', 'inet', 'tonewall', 'entering');
  const rule = `iifname "${card}" meta nfproto ${version} udp dport ${port} limit .* counter packets (\\d+)`;
  return Number(new RegExp(rule).exec(rules)?.[1]);
}

/** What somebody at home finds. */
const FINDING = {
  'SSDP ipv4': () => foundBy(lab, 'phone'),
  'mDNS ipv4': async () => roomsIn(await askAtHome(lab)),
  'SSDP ipv6': async () => {
    const search = { say: [searchFor(ZONE_PLAYER)], until: PLAYERS, timeoutMs: 15_000 };
    return ledTo(await overIpv6(lab.hosts.phone, search));
  },
  'mDNS ipv6': async () => roomsIn(await mdnsOverIpv6(lab.hosts.phone, { ...ASK, unicast: true })),
} as const;
const ALL = { SSDP: PLAYERS, mDNS: ALL_ROOMS } as const;

it.each([
  ['SSDP', 'ipv4'],
  ['mDNS', 'ipv4'],
  ['SSDP', 'ipv6'],
  ['mDNS', 'ipv6'],
] as const)(
  'by %s over %s',
  async (by, over) => {
    const { perSecond, burst, sent } = BUDGETS[over];
    const [find, port] = [FINDING[`${by} ${over}`], PORTS[by]];
    await expect.poll(find, { timeout: 60_000 }).toEqual(ALL[by]);
    const arriving = `iifname "eth3" meta nfproto ${over} udp dport ${port} counter name arrived`;
    const chain = `chain arriving { type filter hook prerouting priority -400; ${arriving}; }`;
    const table = `table inet crowd { counter arrived { }; ${chain}; }`;
    await count(lab, 'router', `add table inet crowd; delete table inet crowd; ${table}`);
    const crowd = crowdAt(lab, lab.hosts.thing, { by, over, addresses: ADDRESSES[over], ...sent });
    await expect.poll(find, { timeout: 30_000 }).toEqual(ALL[by]);
    const seconds = (await crowd) + 1;
    const { arrived = 0 } = await counted(lab, 'router', 'crowd');
    const dropped = await beyond('eth3', over, port);
    expect(arrived).toBeGreaterThan(sent.count / 2);
    expect(dropped).toBeLessThanOrEqual(arrived - burst);
    expect(dropped).toBeGreaterThanOrEqual(arrived - burst - perSecond * seconds);
    expect(await beyond('eth1', over, port)).toBe(0);
  },
  180_000,
);
