import { validate } from '@cedar-policy/cedar-wasm/nodejs';
import { CEDAR_SCHEMA } from './cedar-schema.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { PolicyProblem } from './problem.ts';

interface Validated {
  readonly problems: readonly PolicyProblem[];
  readonly warnings: readonly PolicyProblem[];
}

/** What Cedar's strict validation says of each of these, with its place. */
export function validateRules(rules: readonly CompiledRule[]): Validated {
  if (rules.length === 0) return { problems: [], warnings: [] };
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const answer = validate({
    validationSettings: { mode: 'strict' },
    schema: CEDAR_SCHEMA,
    policies: { staticPolicies: Object.fromEntries(rules.map(({ id, cedar }) => [id, cedar])) },
  });
  if (answer.type === 'failure') {
    const place = { file: 'cedar', line: 1, path: '' };
    return { problems: answer.errors.map(({ message }) => ({ place, message })), warnings: [] };
  }
  const told = (items: typeof answer.validationErrors): readonly PolicyProblem[] =>
    distinct(
      items.flatMap(({ policyId, error: { message, help } }) => {
        const rule = byId.get(policyId);
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
