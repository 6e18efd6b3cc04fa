import { printable } from '../../base/text.ts';
import type { Layout } from '../../guard/firewall/layout.ts';
import { type RulesStand, rulesStand } from '../../guard/firewall/rules-stand.ts';
import type { RulesTried } from '../../guard/firewall/rules-tried.ts';
import type { AskFirewall } from '../../guard/gateway/firewall-door.ts';
import { NO_RULES } from '../../guard/traffic/no-rules.ts';
import type { Exec } from '../../ports/exec.ts';

interface Asking {
  readonly exec: Exec;
  /** The process that may change the kernel's rules. */
  readonly firewall: AskFirewall;
  /** Whether they are in force, where nobody tells. */
  readonly tryRules: () => Promise<RulesTried>;
}

/** What whoever starts a guard between segments is told of the rules around it; undefined where they are in force. */
export async function rulesNote(asking: Asking, layout: Layout, file: string): Promise<string | undefined> {
  const shown = printable(file);
  switch (await standing(asking, layout)) {
    case 'in-force':
      return undefined;
    case 'none':
      return `${NO_RULES} As root: tonewall firewall apply ${shown}`;
    case 'unknown':
      return `It is not known whether the rules of the firewall are in force; without them players are reached past the guard. As root: tonewall firewall status ${shown}`;
    default:
      return `THE RULES OF THE FIREWALL ARE NOT THOSE OF ${shown}. As root: tonewall firewall apply ${shown}`;
  }
}

/** The kernel shows its rules to root alone; the helper, where there is one, tells whether there are any; else it is tried. */
async function standing(
  { exec, firewall, tryRules }: Asking,
  layout: Layout,
): Promise<'in-force' | 'differ' | 'none' | 'unknown'> {
  const { kind } = await rulesStand(exec, layout);
  const seen = SEEN[kind];
  if (seen !== 'unknown') return seen;
  const answer = await firewall({ ask: 'counters' });
  if (answer?.answer === 'counters') return 'in-force';
  if (answer?.answer === 'no-rules') return 'none';
  return (await tryRules()) ?? 'unknown';
}

const SEEN: Readonly<Record<RulesStand['kind'], 'in-force' | 'differ' | 'none' | 'unknown'>> = {
  'in-force': 'in-force',
  'players-differ': 'differ',
  others: 'differ',
  none: 'none',
  absent: 'unknown',
  forbidden: 'unknown',
  refused: 'unknown',
};
