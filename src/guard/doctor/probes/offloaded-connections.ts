import { printable } from '../../../base/text.ts';
import { betweenSegments, cardsOf, named } from '../between.ts';
import { fail, inconclusive, pass, together } from '../finding.ts';
import { nftRuleset, untold } from '../look/nft.ts';
import { partsOf } from '../look/parts.ts';
import type { Finding, Probe } from '../probe.ts';
import { type FlowTable, flowTablesIn } from '../rules/flow-tables.ts';

export const offloadedConnections: Probe = {
  id: 'offloaded-connections',
  title: 'Connections pass the rules by (flow offloading)',
  meaning:
    'A flow table takes a connection out of the way through the rules once it was let through. Then a player that is cut off goes on sending in it, a right that ends does not end it, and nothing of it is counted.',
  seen: 'Reads flow tables of nftables that a rule fills (nft -j list ruleset), and whether cards of the configuration, ports of their bridges or what lies under them (/sys/class/net) are among theirs.',
  when: {
    fail: 'one of them is',
    inconclusive: 'the kernel shows its rules to root alone',
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
    const findings = tables.flatMap((table) =>
      cards.flatMap(({ card, parts }) =>
        table.cards.some((name) => parts.includes(name)) ? [found(table, named(card))] : [],
      ),
    );
    return findings.length === 0
      ? pass('No flow table has a card of the configuration.')
      : together(findings);
  }),
};

function found({ family, table, name }: FlowTable, card: string): Finding {
  const where = [family, table].map((text) => printable(text, 60)).join(' ');
  return fail(
    `The flow table ${printable(name, 60)} of ${where} takes connections of ${card} past the rules.`,
    table === 'fw4'
      ? OPENWRT
      : `nft -a list table ${where}, and take the rule away that has "flow add @${printable(name, 60)}"`,
  );
}

const OPENWRT =
  'uci set firewall.@defaults[0].flow_offloading=0; uci set firewall.@defaults[0].flow_offloading_hw=0; uci commit firewall; service firewall reload';
