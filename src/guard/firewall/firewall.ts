/**
 * Puts the rules of a layout into the kernel. What could go wrong: a moment without rules (one transaction), half of the rules (the
 * kernel takes all or nothing), the table of somebody else is taken for ours (`presentIn`). Proven in `test/lab/firewall.test.ts`.
 */
import { isDeepStrictEqual } from 'node:util';
import { TonewallError } from '../../base/errors.ts';
import type { Exec } from '../../ports/exec.ts';
import type { Layout } from './layout.ts';
import { type Moved, movesThatFit } from './moved.ts';
import { askNft, ourTables, type Unsaid } from './nft.ts';
import { NOT_WHOLE } from './rules-mark.ts';
import { bringShortWay } from './short-way-stand.ts';
import type { Family } from './table.ts';
import {
  type Change,
  changeTo,
  createdTables,
  isOfPlayers,
  type Present,
  presentIn,
  REMOVAL,
} from './transaction.ts';

/** What is in force; undefined for nothing of ours. Fails with `firewall-refused` where it cannot be asked. */
export async function inForce(exec: Exec): Promise<Present | undefined> {
  return presentIn((await listing(exec)) ?? '');
}

/**
 * Brings the layout into force, by difference; players that have moved stay where they are. Fails with `firewall-refused`, and then everything
 * is as it was.
 */
export async function applyFirewall(exec: Exec, layout: Layout): Promise<Change['kind']> {
  return bring(exec, layout, await inForce(exec));
}

/** Brings the layout into force where tables or rules of ours are missing; false, and nothing is changed, where they are whole. Fails as above. */
export async function mendFirewall(exec: Exec, layout: Layout): Promise<boolean> {
  const present = await inForce(exec);
  if (present && present.rules !== NOT_WHOLE) return false;
  await bring(exec, layout, present);
  return true;
}

async function bring(exec: Exec, layout: Layout, present: Present | undefined): Promise<Change['kind']> {
  const change = changeTo(layout, present);
  if (change.kind !== 'none') await transact(exec, change.text);
  return change.kind;
}

/** Makes the tables of these families that are not there; false, and nothing is changed, where one of them is. Asks nothing before. */
export async function createTables(
  exec: Exec,
  layout: Layout,
  families: readonly Family[],
): Promise<boolean> {
  return (await askNft(exec, ['-f', '-'], createdTables(layout, families))).kind === 'said';
}

interface Placing {
  readonly layout: Layout;
  readonly moved: Moved;
  /** Asked where there is something to change. */
  readonly mayChange: () => boolean;
}

/**
 * Has players where they have moved, and all others where the file says. Nothing else is changed: not under other rules than those of the layout,
 * and not where players were added to the file or taken out of it since. Fails with `firewall-refused`, and then everything is as it was.
 */
export async function placePlayers(
  exec: Exec,
  { layout, moved, mayChange }: Placing,
): Promise<'placed' | 'other-rules' | 'too-many'> {
  const present = await inForce(exec);
  const change = changeTo(layout, present, moved);
  if (!present || change.kind === 'all') return 'other-rules';
  if (isDeepStrictEqual(movesThatFit(layout, present.moved), moved)) return 'placed';
  if (change.kind === 'none' || !isOfPlayers(layout, present)) return 'other-rules';
  if (!mayChange()) return 'too-many';
  await transact(exec, change.text);
  return 'placed';
}

/** Takes all of it away; false when there was nothing. */
export async function removeFirewall(exec: Exec): Promise<boolean> {
  const isShort = await bringShortWay(exec);
  if ((await listing(exec)) === undefined) return isShort;
  await transact(exec, REMOVAL);
  return true;
}

/** What nft says of the tables of our name; undefined where there are none. */
async function listing(exec: Exec): Promise<string | undefined> {
  const asked = await ourTables(exec);
  if (asked.kind === 'none') return undefined;
  if (asked.kind === 'said') return asked.text;
  throw refused(asked);
}

async function transact(exec: Exec, text: string): Promise<void> {
  const asked = await askNft(exec, ['-f', '-'], text);
  if (asked.kind !== 'said') throw refused(asked);
}

const refused = ({ why }: Unsaid): TonewallError => new TonewallError('firewall-refused', `nft: ${why}`);
