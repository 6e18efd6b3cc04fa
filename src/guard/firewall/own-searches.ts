/**
 * What this computer asks players' segments by SSDP and mDNS: `tonewall init`, `tonewall audit` and programs of others. A group is asked, so that no answer
 * belongs to a connection that the kernel knows. What could go wrong: a player sends to ports of this computer that asked nothing (only to the port that
 * did, for seconds; never to those that programs listen at for good). Proven in `test/lab/init.test.ts`.
 */
import { cardsOf, type Chain } from './table.ts';
import type { Layout } from './layout.ts';

/** Ports that asked. */
export const SEARCHING_SET: readonly string[] = [
  'set searching {',
  '\ttypeof udp sport',
  '\tflags dynamic,timeout',
  '\tsize 1024',
  '}',
];

/** UDA 2.0 §1.1. */
export const SSDP_GROUP = '239.255.255.250';

/** RFC 6762 §3. */
export const MDNS_GROUP = '224.0.0.251';

/** UDA 2.0 §1.1, what the vendor's controllers use beside it, and RFC 6762 §3. */
const GROUPS = `{ ${MDNS_GROUP}, ${SSDP_GROUP}, 255.255.255.255 }`;
/** In the chains of what players send. No answer to it belongs to it, so the kernel need not remember it. */
export const SAID_TO_ALL = `ip daddr ${GROUPS} udp dport { 1900, 5353, 6969 }`;
const PORTS = '{ 1900, 5353 }';
/** What Linux gives to whoever asks for any (ip(7), ip_local_port_range). */
const ANY = '32768-60999';

export const searches = ({ gateway }: Layout): Chain => ({
  name: 'searches',
  hook: 'filter hook output priority filter - 1',
  rules: [
    // Devices answer within five seconds (UDA 2.0 §1.3.2), and an audit asks several times.
    `oifname ${cardsOf(gateway.players)} ip daddr ${GROUPS} udp dport ${PORTS} udp sport ${ANY} update @searching { udp sport timeout 15s }`,
  ],
});

/** In the chain of what players send to this computer. */
export const ANSWERS = `udp sport ${PORTS} udp dport @searching accept`;
