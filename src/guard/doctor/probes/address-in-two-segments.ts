import { cidrContains, parseCidr } from '../../../base/address.ts';
import type { Gateway } from '../../../config/config.ts';
import type { NetInterface } from '../../../ports/net.ts';
import { betweenSegments, cardsOf } from '../between.ts';
import { fail, pass, together } from '../finding.ts';
import { neighbours } from '../look/neighbours.ts';
import { ownAddresses } from '../look/own-addresses.ts';
import type { DoctorPorts, Finding, Probe } from '../probe.ts';

export const addressInTwoSegments: Probe = {
  id: 'address-in-two-segments',
  title: 'An address is in two segments',
  meaning:
    'Rules tell who somebody is by the network and the card. Where two cards lead to the same network, or one address answers behind two of them, ' +
    'answers go to whichever comes first.',
  seen: "Compares the networks of this computer's own addresses, and reads which neighbours were heard behind which card (/proc/net/arp).",
  when: {
    fail: 'the cards of two segments have addresses of one network, or one neighbour was heard behind both',
    pass: 'neither was seen',
    'not-applicable': 'no segment has an interface',
  },
  cure: 'Give each segment a network of its own, and join no two segments by a cable or a switch',
  look: betweenSegments(async ({ ports }, gateway) => {
    const cards = cardsOf(gateway).map((card) => card.interface);
    const found = [...overlaps(ownAddresses(ports), cards), ...(await heardTwice(ports, gateway))];
    return found.length === 0
      ? pass('Each card has a network of its own, and no neighbour was heard behind two.')
      : together(found);
  }),
};

function overlaps(addresses: readonly NetInterface[], cards: readonly string[]): readonly Finding[] {
  const own = addresses.filter(({ name }) => cards.includes(name));
  return own.flatMap((one, index) =>
    own
      .slice(index + 1)
      .filter((other) => other.name !== one.name && isOneNetwork(one, other))
      .map((other) =>
        fail(
          `${one.name} has ${one.address}/${one.prefix}, and ${other.name} has ${other.address}/${other.prefix}: one network behind two cards.`,
          `ip address del ${other.address}/${other.prefix} dev ${other.name}`,
          `Give the segment behind ${other.name} another network`,
        ),
      ),
  );
}

function isOneNetwork(one: NetInterface, other: NetInterface): boolean {
  const networks = [parseCidr(`${one.address}/${one.prefix}`), parseCidr(`${other.address}/${other.prefix}`)];
  return networks.some(
    (network) => network && cidrContains(network, one.address) && cidrContains(network, other.address),
  );
}

async function heardTwice(ports: DoctorPorts, gateway: Gateway): Promise<readonly Finding[]> {
  const cards = cardsOf(gateway).map((card) => card.interface);
  const heard = (await neighbours(ports)).filter(({ card }) => cards.includes(card));
  const byAddress = Map.groupBy(heard, ({ address }) => address);
  return [...byAddress].flatMap(([address, places]) =>
    places.length < 2
      ? []
      : [
          fail(
            `${address} was heard behind ${places.map(({ card }) => card).join(' and ')}.`,
            `ip neighbour show ${address} shows who it is; give one of them another address, or part the segments`,
          ),
        ],
  );
}
