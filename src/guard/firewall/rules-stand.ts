import type { Exec } from '../../ports/exec.ts';
import type { Layout } from './layout.ts';
import { ourTables, type Unsaid } from './nft.ts';
import { changeTo, presentIn } from './transaction.ts';

/**
 * How the rules in force stand to those of a configuration. `players-differ`: all but who the players are. `others`: the table is
 * that of another configuration, or of somebody else.
 */
export type RulesStand = { readonly kind: 'in-force' | 'players-differ' | 'others' | 'none' } | Unsaid;

const STANDS = { none: 'in-force', players: 'players-differ', all: 'others' } as const;

export async function rulesStand(exec: Exec, layout: Layout): Promise<RulesStand> {
  const asked = await ourTables(exec);
  if (asked.kind !== 'said') return asked;
  return { kind: STANDS[changeTo(layout, presentIn(asked.text)).kind] };
}
