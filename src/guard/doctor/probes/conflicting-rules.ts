import { printable } from '../../../base/text.ts';
import { isOurs } from '../../firewall/table.ts';
import { fail, inconclusive, notApplicable, pass, together } from '../finding.ts';
import { nftRuleset, untold } from '../look/nft.ts';
import { cardsOnLinks } from '../look/on-links.ts';
import { cardWith } from '../look/own-addresses.ts';
import type { Finding, Probe } from '../probe.ts';
import { type Conflict, conflictsIn } from '../rules/conflicts.ts';
import { flowsOf } from '../rules/flows.ts';
import { curesFor, ownersOf } from '../rules/owners.ts';
import { type Chain, readRuleset, type Ruleset } from '../rules/ruleset.ts';

export const conflictingRules: Probe = {
  id: 'conflicting-rules',
  title: 'Rules of another program drop or redirect what Tonewall needs',
  meaning:
    'Every table of the kernel looks at every packet: what one of them drops is dropped, whatever another says. Docker, ufw, firewalld and rules by hand drop what they do not know: ' +
    'what comes to the doors, searches (over IPv6 as well) and events, what players fetch from the internet. And whoever gives packets another address first has the last word.',
  seen:
    'Reads all tables of nftables (nft -j list ruleset), those that iptables-nft writes included, and follows each kind of packet that Tonewall needs through every chain where such packets enter. ' +
    'What is of IPv6 is looked at for cards with an address of their link in /proc/net/if_inet6. What a rule asks that cannot be known here is neither yes nor no. Chains of netdev devices are not followed.',
  when: {
    fail: 'a chain drops or redirects all packets of a kind',
    inconclusive: 'a chain may drop or redirect some, or the kernel shows its rules to root alone',
    pass: 'all pass every chain',
    'not-applicable': 'no configuration was read, or it needs nothing to pass',
  },
  cure: 'Let it pass where the other rules are written; the finding has the command for ufw, firewalld, Docker or nft',
  look: async ({ config, ports }) => {
    if (!config) return notApplicable('No configuration was read.');
    const onLinks = await cardsOnLinks(ports);
    const flows = flowsOf(config, {
      cardWith: (address) => cardWith(ports, address),
      isOnLink: (card) => onLinks.has(card),
    });
    if (flows.length === 0) return notApplicable('The configuration needs nothing to pass.');
    const asked = await nftRuleset(ports.exec);
    if (asked.kind !== 'said') return untold(asked);
    const ruleset = readRuleset(asked.text);
    if (!ruleset) return inconclusive('What nft says of the tables cannot be read.', 'nft -j list ruleset');
    const found = conflictsIn(ruleset, flows);
    return found.length === 0
      ? pass(standing(ruleset))
      : together(grouped(found).map((same) => told(ruleset, same)));
  },
};

const nameOf = ({ family, table }: Chain): string => `${family} ${printable(table, 60)}`;

function standing(ruleset: Ruleset): string {
  const tables = new Set(ruleset.chains.filter((chain) => !isOurs(chain)).map(nameOf));
  return tables.size === 0
    ? 'There are no other tables of nftables.'
    : `All that is needed passes the other tables (${[...tables].join(', ')}).`;
}

type Same = readonly [Conflict, ...Conflict[]];

/** Those of one chain that happen in the same way are one thing to mend. */
const grouped = (conflicts: readonly Conflict[]): readonly Same[] =>
  [
    ...Map.groupBy(conflicts, ({ chain: { family, table, name }, how, isSure, cause }) =>
      JSON.stringify([family, table, name, how, isSure, cause]),
    ).values(),
  ].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []));

function told(ruleset: Ruleset, same: Same): Finding {
  const [{ chain, how, isSure, cause }] = same;
  const owners = ownersOf(ruleset, chain).map(({ name }) => name);
  const whose = owners.length === 0 ? '' : ` (of ${owners.join(', ')})`;
  const isLeaving = how === 'translate' && chain.base?.hook === 'postrouting';
  const does = HOW[isLeaving ? 'masquerade' : how][isSure ? 0 : 1];
  const what = [...new Set(same.map(({ flow }) => flow.what))].join('; ');
  const words = `Table ${nameOf(chain)}${whose}, chain ${printable(chain.name, 60)}, ${does} (${printable(cause, 80)}): ${what}.`;
  const cures = new Set(same.flatMap((conflict) => curesFor(ruleset, conflict)));
  return isSure ? fail(words, ...cures) : inconclusive(words, ...cures);
}

const HOW = {
  drop: ['drops', 'may drop'],
  translate: ['sends elsewhere', 'may send elsewhere'],
  masquerade: ['gives another address', 'may give another address'],
} as const;
