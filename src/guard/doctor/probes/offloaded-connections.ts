import { printable } from '../../../base/text.ts';
import { betweenSegments, type Card, cardsOf, named } from '../between.ts';
import { fail, inconclusive, pass, together } from '../finding.ts';
import { nftRuleset, untold } from '../look/nft.ts';
import { partsOf } from '../look/links.ts';
import type { Finding, Probe } from '../probe.ts';
import { type FlowTable, flowTablesIn } from '../rules/flow-tables.ts';
import { OPENWRT_OFFLOADS_NOTHING } from '../rules/openwrt.ts';

export const offloadedConnections: Probe = {
  id: 'offloaded-connections',
  title: 'Connections pass the rules by (flow offloading)',
  meaning:
    'A flow table takes a connection out of the way through the rules once it was let through. Then a player that is cut off goes on sending in it, a right that ends does not end it, and nothing of it is counted.',
  seen: 'Reads flow tables of nftables that a rule fills (nft -j list ruleset), and whether cards of the configuration, ports of their bridges or what lies under them (/sys/class/net) are among theirs.',
  when: {
    fail: 'one of them is',
    inconclusive: 'the kernel shows its rules to root alone, or the ports of a card are not to be seen',
    pass: 'none is',
    'not-applicable': 'no configuration was read, or no segment has an interface',
  },
  cure: 'Switch flow offloading off: on OpenWrt under Network, Firewall; elsewhere take the rule away that has "flow add"',
  look: betweenSegments(async ({ ports }, gateway) => {
    const asked = await nftRuleset(ports.exec);
    if (asked.kind !== 'said') return untold(asked);
    const tables = flowTablesIn(asked.text);
    if (!tables) return inconclusive('What nft says of the tables cannot be read.', 'nft -j list ruleset');
    const cards = await Promise.all(
      cardsOf(gateway).map(async (card) => ({ card, parts: await partsOf(ports.disk, card.interface) })),
    );
    const findings = cards.flatMap(({ card, parts }) =>
      tables.flatMap((table) => judged(table, card, parts)),
    );
    return findings.length === 0
      ? pass('No flow table has a card of the configuration.')
      : together(findings);
  }),
};

function judged(table: FlowTable, card: Card, parts: readonly string[] | 'unseen'): readonly Finding[] {
  const known = parts === 'unseen' ? [card.interface] : parts;
  if (table.cards.some((name) => known.includes(name))) return [found(table, named(card))];
  return parts === 'unseen' ? [unknown(card)] : [];
}

const unknown = (card: Card): Finding =>
  inconclusive(
    `Which cards ${named(card)} is made of cannot be seen, and there is a flow table.`,
    `ls /sys/class/net/${card.interface}`,
  );

function found({ family, table, name }: FlowTable, card: string): Finding {
  const where = [family, table].map((text) => printable(text, 60)).join(' ');
  return fail(
    `The flow table ${printable(name, 60)} of ${where} takes connections of ${card} past the rules.`,
    table === 'fw4'
      ? OPENWRT_OFFLOADS_NOTHING
      : `nft -a list table ${where}, and take the rule away that has "flow add @${printable(name, 60)}"`,
  );
}
