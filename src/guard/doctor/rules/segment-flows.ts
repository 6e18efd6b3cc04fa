import { type Cidr, parseCidr } from '../../../base/address.ts';
import { printable } from '../../../base/text.ts';
import { DOOR_PORTS } from '../../../catalog/door-ports.ts';
import type { Config, Gateway, NetworkSegment } from '../../../config/config.ts';
import { playTogether } from '../../firewall/companions.ts';
import { EVENT_PORT, RESOLVER_PORT } from '../../firewall/local-ports.ts';
import { wantedPorts } from '../wanted-ports.ts';
import type { Flow } from './flow.ts';

/** What passes between segments, as the rules of a gateway let it, and to the guard. */
export const segmentFlows = (config: Config, { players, people, internet }: Gateway): readonly Flow[] => [
  ...people.flatMap((segment) => ofPeople(config, segment)),
  ...players.flatMap(ofPlayers),
  ...players.flatMap((segment) => together(segment, players)),
  ...(internet ? players.flatMap((segment) => outside(segment, internet.interface)) : []),
];

const network = (text: string): readonly Cidr[] => [parseCidr(text) ?? { base: 0, prefix: 0 }];

const comesFrom = ({ interface: card, text }: NetworkSegment) => ({ in: card, source: network(text) });

/** With the own address of this computer there. */
const leavesFor = ({ interface: card, text }: NetworkSegment) => ({ out: card, source: network(text) });

const called = ({ name }: NetworkSegment): string => printable(name, 40);

/** UDA 2.0 §1.1.2 and RFC 6762 §3. */
const SEARCHES = [
  ['SSDP', '239.255.255.250', 1900],
  ['mDNS', '224.0.0.251', 5353],
] as const;
const [SSDP_PORT, MDNS_PORT] = [1900, 5353];
/** RFC 1035 §4.2. */
const DNS_PORT = 53;

/** What is told to everybody in a segment. */
const toGroups = (segment: NetworkSegment, what: string): readonly Flow[] =>
  SEARCHES.map(([by, group, port]) => ({
    ...comesFrom(segment),
    what: `${what} ${called(segment)} (${by})`,
    hooks: ['prerouting', 'input'],
    destination: network(group),
    protocol: 'udp',
    ports: [port],
    state: 'new',
  }));

function ofPeople(config: Config, segment: NetworkSegment): readonly Flow[] {
  const from = { ...comesFrom(segment), state: 'new' } as const;
  const addresses = [...config.players.values()].flatMap(({ address }) => network(address));
  const toDoors = `what ${called(segment)} sends to the doors of players`;
  const toVoices = `searches of ${called(segment)} that are sent to one player`;
  const local = (protocol: 'tcp' | 'udp') =>
    wantedPorts(config).flatMap((one) =>
      one.guardedAt !== undefined && one.protocol === protocol ? [one.port] : [],
    );
  return [
    {
      ...from,
      what: toDoors,
      hooks: ['prerouting'],
      destination: addresses,
      protocol: 'tcp',
      ports: DOOR_PORTS,
    },
    { ...from, what: toDoors, hooks: ['input'], protocol: 'tcp', ports: local('tcp'), isRedirected: true },
    {
      ...from,
      what: toVoices,
      hooks: ['prerouting'],
      destination: addresses,
      protocol: 'udp',
      ports: [SSDP_PORT],
    },
    { ...from, what: toVoices, hooks: ['input'], protocol: 'udp', ports: local('udp'), isRedirected: true },
    ...toGroups(segment, 'searches of'),
    {
      ...leavesFor(segment),
      what: `what the guard tells ${called(segment)} of players`,
      hooks: ['output', 'postrouting'],
      protocol: 'udp',
      state: 'new',
    },
  ];
}

/** What the guard and players say to each other. */
const ofPlayers = (segment: NetworkSegment): readonly Flow[] => [
  ...toGroups(segment, 'announcements of players in'),
  {
    ...comesFrom(segment),
    what: `events of players in ${called(segment)}`,
    hooks: ['prerouting', 'input'],
    protocol: 'tcp',
    ports: [EVENT_PORT],
    state: 'new',
  },
  ...(['tcp', 'udp'] as const).map(
    (protocol): Flow => ({
      ...leavesFor(segment),
      what: `what the guard ${protocol === 'tcp' ? 'sends to' : 'asks'} players in ${called(segment)}`,
      hooks: ['output'],
      protocol,
      ports: protocol === 'tcp' ? DOOR_PORTS : [SSDP_PORT, MDNS_PORT],
      state: 'new',
    }),
  ),
  ...(segment.internet ? asksForNames(segment) : []),
  {
    ...comesFrom(segment),
    what: `what players in ${called(segment)} answer to the guard`,
    hooks: ['prerouting', 'input'],
    state: 'established',
  },
];

/** Where players reach the internet by name. */
const asksForNames = (segment: NetworkSegment): readonly Flow[] =>
  (['tcp', 'udp'] as const).flatMap((protocol): readonly Flow[] => {
    const what = `names that players in ${called(segment)} ask for`;
    const from = { ...comesFrom(segment), what, protocol, state: 'new' } as const;
    return [
      { ...from, hooks: ['prerouting'], ports: [DNS_PORT] },
      { ...from, hooks: ['input'], ports: [RESOLVER_PORT], isRedirected: true },
    ];
  });

const together = (segment: NetworkSegment, all: readonly NetworkSegment[]): readonly Flow[] =>
  all
    .filter((other) => playTogether(segment, other))
    .map((other) => ({
      ...comesFrom(segment),
      what: `what players in ${called(segment)} send to players in ${called(other)}`,
      hooks: ['prerouting', 'forward'],
      out: other.interface,
      destination: network(other.text),
      state: 'new',
    }));

const outside = (segment: NetworkSegment, internet: string): readonly Flow[] => [
  {
    ...comesFrom(segment),
    what: `what players in ${called(segment)} fetch from the internet`,
    hooks: ['prerouting', 'forward'],
    out: internet,
    protocol: 'tcp',
    ports: [80, 443],
    state: 'new',
  },
  {
    what: `what the internet answers to players in ${called(segment)}`,
    hooks: ['prerouting', 'forward'],
    in: internet,
    out: segment.interface,
    destination: network(segment.text),
    state: 'established',
  },
];
