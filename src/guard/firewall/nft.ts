/**
 * Asks nft(8), the one place where it is run. What could go wrong: what it says is long or odd (bounded by `Exec`, and made printable), a
 * failure is taken for "there is nothing" (only the kernel's own words for that are). Proven in `nft.test.ts`.
 */
import { printable } from '../../base/text.ts';
import type { Ended, Exec } from '../../ports/exec.ts';
import { FAMILIES, TABLE, type Table } from './table.ts';

/** Nothing was said. `absent`: there is no such program. `forbidden`: the kernel answers root alone. `why` is printable. */
export interface Unsaid {
  readonly kind: 'absent' | 'forbidden' | 'refused';
  readonly why: string;
}

export type Asked = { readonly kind: 'said'; readonly text: string } | Unsaid;

const MOST_CHARACTERS = 200;

export async function askNft(exec: Exec, args: readonly string[], input?: string): Promise<Asked> {
  const ended = await exec.run({ program: 'nft', args, ...(input === undefined ? {} : { input }) });
  if (ended.code === 0) return { kind: 'said', text: ended.stdout };
  const why = printable(ended.stderr.split('\n')[0] ?? '', MOST_CHARACTERS) || 'it said nothing';
  return { kind: kindOf(ended), why };
}

function kindOf({ code, stderr }: Ended): Unsaid['kind'] {
  if (stderr.includes('ENOENT') && code === undefined) return 'absent';
  return stderr.includes('Operation not permitted') ? 'forbidden' : 'refused';
}

/** A table as text, of IPv4 and IPv6 where no other family is named; the kernel says ENOENT in its own words where there is none. */
export async function nftTable(
  exec: Exec,
  name: string,
  family: Table['family'] = 'inet',
): Promise<Asked | { readonly kind: 'none' }> {
  const asked = await askNft(exec, ['list', 'table', family, name]);
  const isNone = asked.kind === 'refused' && asked.why.includes('No such file or directory');
  return isNone ? { kind: 'none' } : asked;
}

/** The tables of our name, of each family, as one text; `none` where there is not one of them. */
export async function ourTables(exec: Exec): Promise<Asked | { readonly kind: 'none' }> {
  const texts: string[] = [];
  for (const family of FAMILIES) {
    const asked = await nftTable(exec, TABLE, family);
    if (asked.kind === 'said') texts.push(asked.text);
    else if (asked.kind !== 'none') return asked;
  }
  return texts.length === 0 ? { kind: 'none' } : { kind: 'said', text: texts.join('') };
}
