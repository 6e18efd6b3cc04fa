import { validate } from '@cedar-policy/cedar-wasm/nodejs';
import { CEDAR_SCHEMA } from './cedar-schema.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { PolicyProblem } from './problem.ts';

interface Validated {
  readonly problems: readonly PolicyProblem[];
  readonly warnings: readonly PolicyProblem[];
}

/** What Cedar's strict validation says of the whole set, each with the place of its rule. */
export function validateRules(rules: ReadonlyMap<string, CompiledRule>): Validated {
  const answer = validate({
    validationSettings: { mode: 'strict' },
    schema: CEDAR_SCHEMA,
    policies: { staticPolicies: Object.fromEntries([...rules].map(([id, { cedar }]) => [id, cedar])) },
  });
  if (answer.type === 'failure') {
    const place = { file: 'cedar', line: 1, path: '' };
    return { problems: answer.errors.map(({ message }) => ({ place, message })), warnings: [] };
  }
  const told = (items: typeof answer.validationErrors): readonly PolicyProblem[] =>
    distinct(
      items.flatMap(({ policyId, error: { message, help } }) => {
        const rule = rules.get(policyId);
        return rule ? [{ place: rule.place, message: plain(message), ...(help ? { hint: help } : {}) }] : [];
      }),
    );
  return { problems: told(answer.validationErrors), warnings: told(answer.validationWarnings) };
}

/** Cedar says the same of each action; the place says which policy it is. */
const plain = (message: string): string =>
  message.replace(/^for policy `[^`]*`, /, '').replace(/ for Action::"[^"]*"/, '');

const distinct = (problems: readonly PolicyProblem[]): readonly PolicyProblem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
