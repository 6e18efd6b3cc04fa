import { printable } from '../../base/text.ts';
import type { RulePlace } from './decision.ts';

/** Something that a policy cannot be made of, or that its owner should know. */
export interface PolicyProblem {
  readonly place: RulePlace;
  readonly message: string;
  readonly hint?: string;
}

/** `more.cedar line 3: policy0: the attribute …`. */
export function describePolicyProblem({ place, message, hint }: PolicyProblem): string {
  const path = place.path ? `${printable(place.path)}: ` : '';
  const text = `${printable(place.file)} line ${place.line}: ${path}${printable(message, 400)}`;
  return hint === undefined ? text : `${text} (${printable(hint, 400)})`;
}
