/**
 * Puts the rules of a layout into the kernel. What could go wrong: a moment without rules (one transaction), half of the rules (the
 * kernel takes all or nothing), the table of somebody else is taken for ours (`presentIn`). Proven in `test/lab/firewall.test.ts`.
 */
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import type { Ended, Exec } from '../../ports/exec.ts';
import type { Layout } from './layout.ts';
import { FAMILIES, type Family, TABLE } from './table.ts';
import { type Change, changeTo, type Present, presentIn, REMOVAL } from './transaction.ts';

/** What is in force; undefined for nothing of ours. Fails with `firewall-refused` where it cannot be asked. */
export async function inForce(exec: Exec): Promise<Present | undefined> {
  return presentIn((await listed(exec)).join(''));
}

/** Brings the layout into force, by difference. Fails with `firewall-refused`, and then everything is as it was. */
export async function applyFirewall(exec: Exec, layout: Layout): Promise<Change['kind']> {
  const change = changeTo(layout, await inForce(exec));
  if (change.kind !== 'none') await transact(exec, change.text);
  return change.kind;
}

/** Takes all of it away; false when there was nothing. */
export async function removeFirewall(exec: Exec): Promise<boolean> {
  if ((await listed(exec)).length === 0) return false;
  await transact(exec, REMOVAL);
  return true;
}

/** What nft says of each table of our name. */
async function listed(exec: Exec): Promise<readonly string[]> {
  const listings: string[] = [];
  for (const family of FAMILIES) listings.push(...(await list(exec, family)));
  return listings;
}

/** The kernel says ENOENT in its own words where there is no such table. */
async function list(exec: Exec, family: Family): Promise<readonly string[]> {
  const ended = await exec.run({ program: 'nft', args: ['list', 'table', family, TABLE] });
  if (ended.code === 0) return [ended.stdout];
  if (ended.code === 1 && ended.stderr.includes('No such file or directory')) return [];
  throw refused(ended);
}

async function transact(exec: Exec, text: string): Promise<void> {
  const ended = await exec.run({ program: 'nft', args: ['-f', '-'], input: text });
  if (ended.code !== 0) throw refused(ended);
}

const refused = ({ stderr }: Ended): TonewallError =>
  new TonewallError(
    'firewall-refused',
    `nft: ${printable(stderr.split('\n')[0] ?? '', 200) || 'it said nothing'}`,
  );
