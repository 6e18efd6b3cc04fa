import type { Finding, Path } from '../base/yaml/problem.ts';
import { hintForAction, parseActionName } from './action-names.ts';
import { alsoIn, rulesIn } from './rules-in.ts';
import type { ConfigDefinition } from './schema.ts';

/** The words of `may` and `may-not`: one that means nothing would permit or refuse nothing, silently. */
export const checkActions = (config: ConfigDefinition): readonly Finding[] => [
  ...rulesIn(config).flatMap(({ rule, path }) => [
    ...unknown(rule.may, [...path, 'may']),
    ...unknown(rule['may-not'], [...path, 'may-not']),
  ]),
  ...alsoIn(config).flatMap(({ also, path }) => unknown(also.may, [...path, 'may'])),
];

const unknown = (words: readonly string[] | undefined, path: Path): readonly Finding[] =>
  (words ?? []).flatMap((word, index) =>
    parseActionName(word)
      ? []
      : [{ path: [...path, index], message: `${word} is no action`, hint: hintForAction(word) }],
  );
