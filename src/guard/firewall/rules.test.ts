import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { layoutOf } from './layout.ts';
import { tablesOf } from './transaction.ts';

const config = readConfig(
  `version: 1
players: { Kitchen: { address: 10.0.30.21 }, Bar: { address: 10.0.31.21 } }
segments:
  - { name: speakers, interface: eth1, network: 10.0.30.0/24, holds: players, plays-with: [upstairs] }
  - { name: upstairs, interface: eth2, network: 10.0.31.0/24, holds: players }
  - { interface: eth3, network: 10.0.10.0/24, role: member }
  - { name: internet, interface: eth0, holds: internet }
`,
  'tonewall.yaml',
);
const layout = config.ok ? layoutOf(config.value) : undefined;

/** Words of nft's own grammar (nft(8), data types of Internet protocols); for any other it reads /etc/protocols, which images and OpenWrt do not have. */
const OF_NFT = new Set(['tcp', 'udp', 'icmp', 'icmpv6', 'igmp']);

it('names no protocol that is known to a file of the computer alone', () => {
  const text = layout ? tablesOf(layout) : '';
  const named = [...text.matchAll(/\b(?:l4proto|ip protocol|nexthdr) (?:!= )?([\w-]+)/g)].map(
    ([, name]) => name,
  );
  expect(named).toContain('igmp');
  expect(named.filter((name) => !OF_NFT.has(name ?? ''))).toEqual([]);
});
