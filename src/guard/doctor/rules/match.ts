import { type Answer, type Flow, not, ofAll } from './flow.ts';
import { field, textIn } from '../json.ts';
import type { NamedSet } from './ruleset.ts';
import { equals, valuesOf } from './values.ts';

/** The sets of one table. */
export type Sets = readonly NamedSet[];

/** Whether the packets of a flow are what a match of nftables asks for. */
export function matches(match: unknown, flow: Flow, sets: Sets): Answer {
  const values = valuesOf(field(match, 'left'), flow);
  if (values === 'never') return 'no';
  if (values === undefined) return 'maybe';
  const right = field(match, 'right');
  const same = ofAll(values.map((value) => equalsOrIn(value, right, sets)));
  switch (textIn(match, 'op')) {
    case '==':
    case 'in':
      return same;
    case '!=':
      return not(same);
    default:
      return 'maybe';
  }
}

/** Whether a value is the key of an element of a map of verdicts. */
export const isKey = equalsOrIn;

function equalsOrIn(value: Parameters<typeof equals>[0], right: unknown, sets: Sets): Answer {
  if (typeof right !== 'string' || !right.startsWith('@')) return equals(value, right);
  const set = sets.find(({ name }) => name === right.slice(1));
  if (!set || set.changes) return 'maybe';
  return equals(value, set.elements);
}
