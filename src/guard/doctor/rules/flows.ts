import { type Cidr, parseCidr } from '../../../base/address.ts';
import { printable } from '../../../base/text.ts';
import { DOOR_PORTS } from '../../../catalog/door-ports.ts';
import type { Config } from '../../../config/config.ts';
import { wantedPorts } from '../wanted-ports.ts';
import type { Flow } from './flow.ts';
import { linkFlows } from './link-flows.ts';
import { segmentFlows } from './segment-flows.ts';

/** What is asked of the computer itself. */
export interface Here {
  /** The card that has an own address. */
  readonly cardWith: (address: string) => string | undefined;
  /** Whether a card has an own address of its link, by IPv6: then the guard hears and answers mDNS there. */
  readonly isOnLink: (card: string) => boolean;
}

/** What has to pass on this computer for a configuration. */
export function flowsOf(config: Config, { cardWith, isOnLink }: Here): readonly Flow[] {
  const { gateway } = config;
  const flows = gateway
    ? [
        ...segmentFlows(config, gateway),
        ...linkFlows(gateway.people.filter((one) => isOnLink(one.interface))),
      ]
    : doorFlows(config, cardWith);
  // Without players there are no doors.
  return flows.filter(({ destination, ports }) => destination?.length !== 0 && ports?.length !== 0);
}

const network = (text: string): readonly Cidr[] => [parseCidr(text) ?? { base: 0, prefix: 0 }];

/** Without segments: everybody to the doors, and the guard to players. */
function doorFlows(config: Config, cardWith: (address: string) => string | undefined): readonly Flow[] {
  const doors = wantedPorts(config).map(
    ({ address, protocol, port, use }): Flow => ({
      what: `what comes to ${address} port ${port} for ${use}`,
      hooks: ['prerouting', 'input'],
      in: cardWith(address),
      destination: network(address),
      protocol,
      ports: [port],
      state: 'new',
    }),
  );
  const asked = [...config.players.values()].map(
    ({ room, address }): Flow => ({
      what: `what the guard sends to ${printable(room, 40)}`,
      hooks: ['output'],
      destination: network(address),
      protocol: 'tcp',
      ports: DOOR_PORTS,
      state: 'new',
    }),
  );
  return [...doors, ...asked];
}
