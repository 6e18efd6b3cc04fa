import { tableText, type Chain } from '../firewall/table.ts';

/** Something that the rules of a gateway need of the kernel. */
interface Ability {
  /** As it stands behind "It knows no". */
  readonly what: string;
  readonly option: string;
  /** A table of it alone, for `nft -c`. */
  readonly text: string;
}

const table = (sets: readonly string[], ...chains: readonly Chain[]): string =>
  tableText({ family: 'inet', name: 'tonewall_doctor', sets, chains });

const rule = (text: string): Chain => ({ name: 'one', rules: [text] });

const set = (...lines: readonly string[]): readonly string[] => [
  'set some {',
  ...lines.map((line) => `\t${line}`),
  '}',
];

/** In the order in which one rests on the other. */
export const ABILITIES: readonly Ability[] = [
  { what: 'tables for both versions of IP', option: 'CONFIG_NF_TABLES_INET', text: table([]) },
  {
    what: 'tables for ARP',
    option: 'CONFIG_NF_TABLES_ARP',
    text: tableText({ family: 'arp', name: 'tonewall_doctor', sets: [], chains: [] }),
  },
  {
    what: 'routes as a condition',
    option: 'CONFIG_NFT_FIB_INET',
    text: table([], rule('ip6 saddr != fe80::/10 fib saddr oifname "lo" drop')),
  },
  { what: 'counters', option: 'CONFIG_NF_TABLES', text: table([], rule('counter drop')) },
  {
    what: 'states of connections',
    option: 'CONFIG_NFT_CT',
    text: table([], rule('ct state established accept')),
  },
  {
    what: 'redirects by a map',
    option: 'CONFIG_NFT_REDIR and CONFIG_NFT_NAT',
    text: table(['map doors {', '\ttype ipv4_addr . inet_service : inet_service', '}'], {
      name: 'one',
      hook: 'nat hook prerouting priority dstnat',
      rules: ['meta l4proto tcp redirect to :ip daddr . tcp dport map @doors'],
    }),
  },
  {
    what: 'sources by a map',
    option: 'CONFIG_NFT_NAT',
    text: table(['map faces {', '\ttype inet_service : ipv4_addr . inet_service', '}'], {
      name: 'one',
      hook: 'nat hook postrouting priority srcnat',
      rules: ['meta l4proto udp snat ip addr . port to udp sport map @faces'],
    }),
  },
  {
    what: 'sets whose elements go by themselves',
    option: 'CONFIG_NF_TABLES',
    text: table(set('type ipv4_addr', 'flags dynamic,timeout')),
  },
  {
    what: 'limits of rates for each address',
    option: 'CONFIG_NFT_LIMIT',
    text: table(
      set('type ipv4_addr', 'flags dynamic'),
      rule('add @some { ip saddr limit rate over 30/second burst 120 packets } counter drop'),
    ),
  },
  {
    what: 'limits of connections for each address',
    option: 'CONFIG_NFT_CONNLIMIT',
    text: table(
      set('type ipv4_addr', 'flags dynamic'),
      rule('add @some { ip saddr ct count over 128 } counter drop'),
    ),
  },
  ...(['ip', 'ip6'] as const).map((family) => ({
    what: `packets that are written anew for one neighbour (${family})`,
    option: `CONFIG_NFT_DUP_${family === 'ip' ? 'IPV4' : 'IPV6'}`,
    text: tableText({
      family,
      name: 'tonewall_doctor',
      sets: [],
      chains: [rule(`udp dport 9 udp dport set 5353 dup to ct original ${family} daddr drop`)],
    }),
  })),
];
