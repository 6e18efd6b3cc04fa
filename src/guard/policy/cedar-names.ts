import { policyToJson } from '@cedar-policy/cedar-wasm/nodejs';
import { didYouMean } from '../../base/yaml/did-you-mean.ts';
import type { Config } from '../../config/config.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { PolicyProblem } from './problem.ts';

interface Named {
  readonly type: string;
  readonly id: string;
}

/** Roles, groups and rooms that a Cedar file names and the configuration does not have: such a rule holds for nobody. */
export function unknownNames(config: Config, { place, cedar }: CompiledRule): readonly PolicyProblem[] {
  const parsed = policyToJson(cedar);
  if (parsed.type === 'failure') return [];
  const known: Readonly<Record<string, readonly string[]>> = {
    Role: [...config.roles],
    Group: [...config.groups],
    Room: [...config.players.keys()],
  };
  return namesIn(parsed.json).flatMap(({ type, id }) => {
    const ids = known[type];
    if (!ids || ids.includes(id)) return [];
    const guess = didYouMean(id, ids);
    const message = `there is no ${type.toLowerCase()} ${id}`;
    return [{ place, message, ...(guess ? { hint: `did you mean ${guess}?` } : {}) }];
  });
}

/** Every entity in the tree of a policy. */
function namesIn(value: unknown): readonly Named[] {
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.values(value).flatMap(namesIn);
  return isNamed(value) ? [value, ...inner] : inner;
}

const isNamed = (value: object): value is Named =>
  'type' in value && 'id' in value && typeof value.type === 'string' && typeof value.id === 'string';
