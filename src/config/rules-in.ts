import type { Path } from '../base/yaml/problem.ts';
import type { AlsoDefinition, RuleDefinition } from './rule-schema.ts';
import type { ConfigDefinition } from './schema.ts';

interface RuleAt {
  readonly rule: RuleDefinition;
  readonly path: Path;
}

/** Everything in a file that is written as rules, with its place. */
export const rulesIn = ({ roles = {}, groups = {}, people = {} }: ConfigDefinition): readonly RuleAt[] =>
  Object.entries({ roles, groups, people }).flatMap(([kind, rules]) =>
    Object.entries<RuleDefinition>(rules).map(([id, rule]) => ({ rule, path: [kind, id] })),
  );

/** The narrower permits of those rules. */
export const alsoIn = (
  config: ConfigDefinition,
): readonly { readonly also: AlsoDefinition; readonly path: Path }[] =>
  rulesIn(config).flatMap(({ rule, path }) =>
    (rule.also ?? []).map((also, index) => ({ also, path: [...path, 'also', index] })),
  );
