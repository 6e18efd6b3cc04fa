import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DiscoveryLab } from './discovery-lab.ts';
import { must } from './gateway.ts';

/** First bytes of a name in a question of mDNS behind the length of its first label: `_unrel`. */
const NAME = '0x5f756e72656c';
/** The first question begins behind the heads of UDP and of DNS and one length: bits. */
const AT = '@th,168,48';

/**
 * `foreign`: what comes from addresses of other segments. `carried`: what the router says to any group or to all but mDNS, which it has no
 * reason to. `asked`: questions of mDNS for what is unrelated.
 */
const COUNTING = `table inet leaks {
  counter foreign { }
  counter carried { }
  counter asked { }
  chain entering {
    type filter hook prerouting priority -400;
    iifname "eth0" ip saddr != { 10.0.30.0/24, 0.0.0.0 } counter name foreign
    iifname "eth0" ip saddr 10.0.30.1 ip daddr { 224.0.0.0/4, 255.255.255.255 } udp dport != 5353 counter name carried
    iifname "eth0" udp dport 5353 ${AT} ${NAME} counter name asked
  }
}
`;

/** Where players are, beside them: what passes to their segment by multicast comes here as it comes to them. */
type Beside = 'intruder' | 'players';

export async function countLeaks(lab: DiscoveryLab, at: Beside): Promise<void> {
  const rules = join(lab.folder, `leaks-${at}.nft`);
  writeFileSync(rules, `add table inet leaks\ndelete table inet leaks\n${COUNTING}`);
  await must(lab.hosts[at], 'nft', '-f', rules);
}

export type Leaks = Readonly<Record<'foreign' | 'carried' | 'asked', number>>;

/** Packets since `countLeaks`, by the kernel. */
export async function leaksAt(lab: DiscoveryLab, at: Beside): Promise<Leaks> {
  const listing = await must(lab.hosts[at], 'nft', 'list', 'counters', 'table', 'inet', 'leaks');
  const packets = (name: keyof Leaks): number =>
    Number(new RegExp(`counter ${name} \\{\\s+packets (\\d+)`).exec(listing)?.[1]);
  return { foreign: packets('foreign'), carried: packets('carried'), asked: packets('asked') };
}
