import { cidrContains, type IpAddress } from '../../../base/address.ts';
import { printable } from '../../../base/text.ts';
import type { NetworkSegment } from '../../../config/config.ts';
import { nftTable } from '../../firewall/nft.ts';
import { TABLE } from '../../firewall/table.ts';
import { askDhcp, type DhcpServer } from '../ask-dhcp.ts';
import { betweenSegments, named } from '../between.ts';
import { AS_ROOT, fail, inconclusive, pass, together, unasked } from '../finding.ts';
import { ownAddresses } from '../look/own-addresses.ts';
import { holders } from '../look/sockets.ts';
import type { DoctorPorts, Finding, Probe, Scene } from '../probe.ts';

export const secondDhcpServer: Probe = {
  id: 'second-dhcp-server',
  title: 'Another DHCP server answers where players are',
  meaning:
    'Whoever answers first gives a player its address and tells it where the internet is. A second server (a router that became an access point, a bridge) gives addresses that the configuration does not ' +
    'know, or leads players past this computer.',
  seen:
    'Only where --ask-dhcp is given: sends one DHCPINFORM to everybody in each segment of players and one to each neighbour there (64 at most), and listens for two seconds. It asks for no address and nobody loses one. ' +
    'Whether this computer is a DHCP server itself is read in /proc/net/udp.',
  when: {
    fail: "a server answers beside this computer's own, or two do, or one that names another router",
    inconclusive:
      '--ask-dhcp was not given, nothing could be sent, or nobody answers while the rules of Tonewall are in force (they let in answers of known neighbours alone)',
    pass: 'no other server answers',
    'not-applicable': 'no segment has an interface',
  },
  cure: 'Switch the DHCP server of that device off, or take it out of the segment; without answers ask before tonewall firewall apply, or from a device there: nmap --script broadcast-dhcp-discover',
  look: betweenSegments(async (scene, { players }) => {
    if (!scene.asksDhcp)
      return unasked('Nobody was asked: that sends something.', 'As root: tonewall doctor --ask-dhcp');
    const isServer = await servesItself(scene.ports);
    const parts: Finding[] = [];
    for (const segment of players) parts.push(await askIn(scene, segment, isServer));
    return together(parts);
  }),
};

/** Undefined where it cannot be told. */
async function servesItself({ disk }: DoctorPorts): Promise<boolean | undefined> {
  return (await holders(disk, 'udp'))?.some(({ port }) => port === 67);
}

async function askIn(
  { ports }: Scene,
  segment: NetworkSegment,
  isServer: boolean | undefined,
): Promise<Finding> {
  const { interface: card, network, text } = segment;
  const own = ownAddresses(ports).find(
    ({ name, address }) => name === card && cidrContains(network, address),
  );
  if (!own)
    return inconclusive(
      `${named(segment)} has no address in ${text} to ask from.`,
      'See interface-without-address',
    );
  const asked = await askDhcp(ports, { card, address: own.address });
  if (asked.kind === 'hindered')
    return inconclusive(
      `Behind ${named(segment)} nobody could be asked: ${printable(asked.why)}.`,
      asked.needsRoot ? `${AS_ROOT} --ask-dhcp` : "As root: ss -lunp 'sport = :68'",
    );
  const others = asked.servers.filter(({ address }) =>
    ownAddresses(ports).every((each) => each.address !== address),
  );
  const table = await nftTable(ports.exec, TABLE);
  const isWalled = table.kind !== 'none' && table.kind !== 'absent';
  const judged = judge({ segment, own: own.address, others, isServer, isWalled });
  return { ...judged, sent: [sentWords(card, asked.neighbours)] };
}

const sentWords = (card: string, count: number): string =>
  `a DHCPINFORM behind ${card}, to everybody${count === 0 ? '' : ` and to ${count === 1 ? '1 neighbour' : `${count} neighbours`}`}`;

interface Heard {
  readonly segment: NetworkSegment;
  readonly own: IpAddress;
  readonly others: readonly DhcpServer[];
  readonly isServer: boolean | undefined;
  /** Rules of Tonewall are in force, or it cannot be told. */
  readonly isWalled: boolean;
}

function judge({ segment, own, others, isServer, isWalled }: Heard): Finding {
  const [first] = others;
  if (!first) return silence(segment, isWalled);
  const strange = others.filter(({ routers }) => routers.some((router) => router !== own));
  const names = others.map(({ address }) => address).join(', ');
  if (strange.length > 0)
    return fail(
      `Behind ${named(segment)} ${strange.map(({ address, routers }) => `${address} names ${routers.join(', ')} as the router`).join('; ')}, not ${own}.`,
      cureFor(names, segment),
    );
  if (isServer || others.length > 1)
    return fail(
      `Behind ${named(segment)} ${names} ${others.length === 1 ? 'answers' : 'answer'} as DHCP ${others.length === 1 ? 'server' : 'servers'}${isServer ? ', beside this computer' : ''}.`,
      cureFor(names, segment),
    );
  return pass(`Behind ${named(segment)} ${names} is the one DHCP server that answers.`);
}

const silence = (segment: NetworkSegment, isWalled: boolean): Finding =>
  isWalled
    ? inconclusive(
        `Behind ${named(segment)} no other DHCP server answered; but while rules of Tonewall are in force, answers of unknown neighbours do not come in.`,
        'Ask from a device in that segment: nmap --script broadcast-dhcp-discover',
      )
    : pass(`Behind ${named(segment)} no other DHCP server answered.`);

const cureFor = (names: string, { interface: card }: NetworkSegment): string =>
  `Switch the DHCP server at ${names} off, or take it out of the segment; ip neighbour show dev ${card} tells its hardware address`;
