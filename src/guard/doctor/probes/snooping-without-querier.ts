import { betweenSegments, type Card, cardsOf, named } from '../between.ts';
import { fail, inconclusive, notApplicable, pass, together } from '../finding.ts';
import { type Bridge, bridgeOf } from '../look/links.ts';
import type { Finding, Probe } from '../probe.ts';

export const snoopingWithoutQuerier: Probe = {
  id: 'snooping-without-querier',
  title: 'A bridge keeps a list of members of groups and asks nobody whether it is right',
  meaning:
    'Searches and announcements of players are multicast. A bridge that snoops (IGMP snooping) passes it only to those who said that they are members, and strikes out who ' +
    'is not asked again. Linux floods while nobody asks at all; but after a router or switch has asked and falls silent (it restarts, it is exchanged), members are struck out and ' +
    'hear nothing for up to 255 seconds, again and again. Whether somebody else asks cannot be seen here: a bridge that asks itself needs nobody.',
  seen: "Reads multicast_snooping and multicast_querier of each segment's interface that is a bridge, under /sys/class/net.",
  when: {
    fail: 'a bridge snoops and asks nobody itself',
    inconclusive: '/sys does not show the interfaces of this network namespace',
    pass: 'each bridge asks, or passes multicast to everybody',
    'not-applicable': 'no interface of a segment is a bridge',
  },
  cure: 'ip link set br0 type bridge mcast_querier 1 (it asks itself), or mcast_snooping 0 (it passes multicast to everybody)',
  look: betweenSegments(async ({ ports }, gateway) => {
    // Nobody searches for players from the internet.
    const cards = cardsOf(gateway).filter(({ holds }) => holds !== 'internet');
    const bridges = await Promise.all(cards.map((card) => bridgeOf(ports.disk, card.interface)));
    return together(cards.map((card, index) => judge(card, bridges[index])));
  }),
};

function judge(card: Card, bridge: Bridge | 'unseen' | undefined): Finding {
  const { interface: name } = card;
  if (bridge === undefined) return notApplicable(`${named(card)} is no bridge.`);
  if (bridge === 'unseen')
    return inconclusive(
      `Whether ${named(card)} is a bridge cannot be seen here.`,
      `ip -d link show ${name} shows it`,
    );
  if (!bridge.snoops) return pass(`The bridge ${named(card)} passes multicast to everybody.`);
  if (bridge.asks) return pass(`The bridge ${named(card)} snoops, and asks members itself.`);
  return fail(
    `The bridge ${named(card)} snoops (multicast_snooping is 1) and asks nobody (multicast_querier is 0).`,
    `ip link set ${name} type bridge mcast_querier 1`,
    'To keep it: MulticastQuerier=yes (systemd-networkd), bridge-mcquerier 1 (ifupdown)',
    `Or let it pass multicast to everybody: ip link set ${name} type bridge mcast_snooping 0`,
  );
}
