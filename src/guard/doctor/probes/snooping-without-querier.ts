import { betweenSegments, type Card, cardsOf, named } from '../between.ts';
import { fail, inconclusive, notApplicable, pass, together } from '../finding.ts';
import { bridgeOf } from '../look/links.ts';
import { queriersHeard } from '../look/queriers.ts';
import type { DoctorPorts, Finding, Probe } from '../probe.ts';

export const snoopingWithoutQuerier: Probe = {
  id: 'snooping-without-querier',
  title: 'A bridge keeps a list of members of groups, and nobody asks whether it is right',
  meaning:
    'Searches and announcements of players are multicast. What snoops (IGMP snooping) passes it only to those who said that they are members, and strikes out whoever is not asked again: after some four minutes players ' +
    'are not found any more. A bridge of Linux (measured with 6.18) passes multicast to everybody while it hears nobody ask, and does no harm alone; a switch behind it that snoops does. A bridge that asks itself keeps both right.',
  seen:
    'Reads multicast_snooping and multicast_querier of the interfaces of segments that are bridges, under /sys/class/net; of one that snoops and does not ask, the ports behind which somebody was heard to ask in the last minutes ' +
    '(bridge -d -s mdb show).',
  when: {
    fail: 'a bridge snoops, does not ask, and heard nobody ask',
    inconclusive:
      '/sys does not show the interfaces of this network namespace, or whom a bridge heard cannot be asked',
    pass: 'each bridge asks, or heard somebody ask, or passes multicast to everybody',
    'not-applicable': 'no interface of a segment is a bridge',
  },
  cure: 'ip link set br0 type bridge mcast_querier 1 (it asks itself), or mcast_snooping 0 (it passes multicast to everybody)',
  look: betweenSegments(async ({ ports }, gateway) => {
    // Nobody searches for players from the internet.
    const cards = cardsOf(gateway).filter(({ holds }) => holds !== 'internet');
    return together(await Promise.all(cards.map((card) => judge(ports, card))));
  }),
};

async function judge(ports: DoctorPorts, card: Card): Promise<Finding> {
  const { interface: name } = card;
  const bridge = await bridgeOf(ports.disk, name);
  if (bridge === undefined) return notApplicable(`${named(card)} is no bridge.`);
  if (bridge === 'unseen')
    return inconclusive(`Whether ${named(card)} is a bridge cannot be seen here.`, `ip -d link show ${name}`);
  if (!bridge.snoops) return pass(`The bridge ${named(card)} passes multicast to everybody.`);
  if (bridge.asks) return pass(`The bridge ${named(card)} snoops, and asks members itself.`);
  const heard = await queriersHeard(ports, name);
  if (heard === undefined)
    return inconclusive(
      `The bridge ${named(card)} snoops and asks nobody; whether somebody else asks cannot be told.`,
      `bridge -d -s mdb show dev ${name}`,
    );
  return heard.length > 0
    ? pass(`The bridge ${named(card)} snoops, and somebody asks behind ${heard.join(', ')}.`)
    : silent(card);
}

const silent = (card: Card): Finding =>
  fail(
    `The bridge ${named(card)} snoops (multicast_snooping is 1), asks nobody (multicast_querier is 0), and heard nobody ask.`,
    `ip link set ${card.interface} type bridge mcast_querier 1`,
    'To keep it: MulticastQuerier=yes (systemd-networkd), bridge-mcquerier 1 (ifupdown)',
    `Or let it pass multicast to everybody: ip link set ${card.interface} type bridge mcast_snooping 0`,
  );
