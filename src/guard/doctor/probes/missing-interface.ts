import { printable } from '../../../base/text.ts';
import { betweenSegments, type Card, cardsOf, named } from '../between.ts';
import { fail, inconclusive, pass, together } from '../finding.ts';
import { cardsThere } from '../look/links.ts';
import type { Finding, Probe } from '../probe.ts';

export const missingInterface: Probe = {
  id: 'missing-interface',
  title: 'The card of a segment is not there',
  meaning:
    'A segment of the configuration is behind a card that this computer does not have: its rules bind nobody, and nobody there reaches a player.',
  seen: 'Looks for the interface of each segment in /proc/net/dev.',
  when: {
    fail: 'the interface of a segment is not there',
    inconclusive: 'the system does not show its interfaces',
    pass: 'each is there',
    'not-applicable': 'no segment has an interface',
  },
  cure: 'Write the right interface into the configuration, plug the card in, or make the device: ip link add link eth1 name eth1.30 type vlan id 30',
  look: betweenSegments(async ({ ports }, gateway) => {
    const there = await cardsThere(ports.disk);
    if (!there)
      return inconclusive('The system shows no /proc/net/dev.', 'Run it on Linux, with /proc mounted');
    return together(cardsOf(gateway).map((card) => judge(card, there)));
  }),
};

function judge(card: Card, there: readonly string[]): Finding {
  if (there.includes(card.interface)) return pass(`${named(card)} is there.`);
  return fail(
    `${named(card)} is not there; there are ${there.map((name) => printable(name, 20)).join(', ')}.`,
    makingOf(card.interface, there) ??
      `Write another interface for ${printable(card.name, 40)} into the configuration: ip link shows them`,
  );
}

/** A VLAN device whose card is there can be made. */
function makingOf(name: string, there: readonly string[]): string | undefined {
  const [, parent, id] = /^(.+)\.(\d{1,4})$/.exec(name) ?? [];
  return parent !== undefined && there.includes(parent)
    ? `ip link add link ${parent} name ${name} type vlan id ${id} && ip link set ${name} up`
    : undefined;
}
