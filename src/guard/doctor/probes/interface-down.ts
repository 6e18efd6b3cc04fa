import { betweenSegments, type Card, cardsOf, named } from '../between.ts';
import { fail, inconclusive, notApplicable, pass, together } from '../finding.ts';
import { type Link, linkOf } from '../look/links.ts';
import type { Finding, Probe } from '../probe.ts';

export const interfaceDown: Probe = {
  id: 'interface-down',
  title: 'The card of a segment is down',
  meaning:
    'The card is there and carries nothing: it is switched off, or no cable and no switch answers at its other end.',
  seen: 'Reads flags and operstate of the interface of each segment under /sys/class/net.',
  when: {
    fail: 'one is switched off or has no carrier',
    inconclusive: '/sys does not show the interfaces of this network namespace',
    pass: 'each is up',
    'not-applicable': 'no segment has an interface that is there',
  },
  cure: 'ip link set eth1 up, and look at the cable and the switch',
  look: betweenSegments(async ({ ports }, gateway) => {
    const cards = cardsOf(gateway);
    const links = await Promise.all(cards.map((card) => linkOf(ports.disk, card.interface)));
    return together(cards.map((card, index) => judge(card, links[index] ?? 'unseen')));
  }),
};

function judge(card: Card, link: Link): Finding {
  if (link === 'up') return pass(`${named(card)} is up.`);
  if (link === 'absent') return notApplicable(`${named(card)} is not there.`);
  if (link === 'unseen')
    return inconclusive(
      `Whether ${named(card)} is up cannot be seen: /sys/class/net is not there, or another namespace's.`,
      `ip link show ${card.interface}`,
    );
  return link === 'switched-off'
    ? fail(`${named(card)} is switched off.`, `ip link set ${card.interface} up`)
    : fail(
        `${named(card)} is on and has no carrier.`,
        `Look at the cable of ${card.interface} and at its other end`,
      );
}
