import { type Cidr, parseCidr } from '../../../base/address.ts';
import { DOOR_PORTS } from '../../../catalog/door-ports.ts';
import type { Config, Gateway } from '../../../config/config.ts';
import { printable } from '../../../base/text.ts';
import { EVENT_PORT } from '../../firewall/local-ports.ts';
import { wantedPorts } from '../wanted-ports.ts';
import type { Flow } from './flow.ts';

/** What has to pass on this computer for a configuration. `cardWith` tells which card has an own address. */
export function flowsOf(config: Config, cardWith: (address: string) => string | undefined): readonly Flow[] {
  const flows = config.gateway ? between(config, config.gateway) : atDoors(config, cardWith);
  // Without players there are no doors.
  return flows.filter(({ destination, ports }) => destination?.length !== 0 && ports?.length !== 0);
}

const network = (text: string): readonly Cidr[] => [parseCidr(text) ?? { base: 0, prefix: 0 }];

const calls = (segments: Gateway['players']): string =>
  segments.map(({ name }) => printable(name, 40)).join(', ');

function between(config: Config, gateway: Gateway): readonly Flow[] {
  const { players, people, internet } = gateway;
  const addresses = [...config.players.values()].flatMap(({ address }) => network(address));
  const local = wantedPorts(config).flatMap(({ port }) => (port === EVENT_PORT ? [] : [port]));
  return [
    ...people.flatMap(({ name, interface: card, text }) => {
      const from = { in: card, source: network(text), state: 'new' } as const;
      const what = `what ${printable(name, 40)} sends to the doors of players`;
      return [
        { ...from, what, hooks: ['prerouting'], destination: addresses, ports: DOOR_PORTS },
        { ...from, what, hooks: ['input'], ports: local, isRedirected: true },
      ] satisfies readonly Flow[];
    }),
    ...players.flatMap((segment) => fromPlayers(segment, calls([segment]))),
    ...(internet ? players.flatMap((segment) => outside(segment, internet.interface)) : []),
  ];
}

type Segment = Gateway['players'][number];

/** What the guard and players say to each other. */
const fromPlayers = ({ interface: card, text }: Segment, name: string): readonly Flow[] => [
  {
    what: `events of players in ${name}`,
    hooks: ['prerouting', 'input'],
    in: card,
    source: network(text),
    ports: [EVENT_PORT],
    state: 'new',
  },
  {
    what: `what the guard sends to players in ${name}`,
    hooks: ['output'],
    out: card,
    destination: network(text),
    ports: DOOR_PORTS,
    state: 'new',
  },
  {
    what: `what players in ${name} answer to the guard`,
    hooks: ['prerouting', 'input'],
    in: card,
    source: network(text),
    state: 'established',
  },
];

/** As the rules of a gateway let it pass. */
const outside = ({ interface: card, text, name }: Segment, internet: string): readonly Flow[] => [
  {
    what: `what players in ${printable(name, 40)} fetch from the internet`,
    hooks: ['prerouting', 'forward'],
    in: card,
    out: internet,
    source: network(text),
    ports: [80, 443],
    state: 'new',
  },
  {
    what: `what the internet answers to players in ${printable(name, 40)}`,
    hooks: ['prerouting', 'forward'],
    in: internet,
    out: card,
    destination: network(text),
    state: 'established',
  },
];

/** Without segments: everybody to the doors, and the guard to players. */
function atDoors(config: Config, cardWith: (address: string) => string | undefined): readonly Flow[] {
  const doors = wantedPorts(config).map(
    ({ address, port, use }): Flow => ({
      what: `what comes to ${address} port ${port} for ${use}`,
      hooks: ['prerouting', 'input'],
      in: cardWith(address),
      destination: network(address),
      ports: [port],
      state: 'new',
    }),
  );
  const asked = [...config.players.values()].map(
    ({ room, address }): Flow => ({
      what: `what the guard sends to ${printable(room, 40)}`,
      hooks: ['output'],
      destination: network(address),
      ports: DOOR_PORTS,
      state: 'new',
    }),
  );
  return [...doors, ...asked];
}
