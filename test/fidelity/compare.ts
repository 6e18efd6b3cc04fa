import type { Fields } from './fields/fields.ts';
import { masked } from './masks.ts';

export type Verdict = 'equal' | 'form' | 'different';

/** One field of a recording beside the same field of the simulator; undefined where a side does not have it. */
export interface Compared {
  readonly field: string;
  readonly recorded: string | undefined;
  readonly simulated: string | undefined;
  readonly verdict: Verdict;
}

/**
 * Every field of either side. Of an excerpt only what the recording has: its author left the rest out. The last is
 * `(order)` when fields of both sides stand in another order.
 */
export function compareFields(
  recorded: Fields,
  simulated: Fields,
  { excerpt = false, unordered = false }: { readonly excerpt?: boolean; readonly unordered?: boolean } = {},
): readonly Compared[] {
  const names = [...recorded.keys(), ...(excerpt ? [] : simulated.keys())];
  const fields = [...new Set(names)].map((field) =>
    compareField(field, recorded.get(field), simulated.get(field)),
  );
  return excerpt || unordered ? fields : [...fields, ...compareOrder(recorded, simulated)];
}

function compareField(field: string, recorded: string | undefined, simulated: string | undefined): Compared {
  return { field, recorded, simulated, verdict: verdictOn(field, recorded, simulated) };
}

function verdictOn(field: string, recorded: string | undefined, simulated: string | undefined): Verdict {
  if (recorded === undefined || simulated === undefined) return 'different';
  if (recorded === simulated) return 'equal';
  return fits(masked(field, recorded), masked(field, simulated)) ? 'form' : 'different';
}

/** Authors wrote `XXXX` over what they did not want to tell and `…` for what was too long: something must stand there. */
const BLANK = /X{2,}|…/;

function fits(recorded: string, simulated: string): boolean {
  if (!BLANK.test(recorded)) return recorded === simulated;
  const parts = recorded.split(BLANK).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.+')}$`, 's').test(simulated);
}

/** Where the two first part, of the fields that both have. */
function compareOrder(recorded: Fields, simulated: Fields): readonly Compared[] {
  const ours = inOrder(simulated).filter((field) => recorded.has(field));
  const theirs = inOrder(recorded).filter((field) => simulated.has(field));
  const at = theirs.findIndex((field, index) => field !== ours[index]);
  return at < 0
    ? []
    : [{ field: '(order)', recorded: theirs[at], simulated: ours[at], verdict: 'different' }];
}

/** Namespaces stand where they are first used: their place tells nothing more. */
const inOrder = (fields: Fields): readonly string[] =>
  [...fields.keys()].filter((field) => !/(^| )xmlns/.test(field));
