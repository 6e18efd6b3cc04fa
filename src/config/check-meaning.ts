import type { Finding } from '../base/yaml/problem.ts';
import { checkActions } from './check-actions.ts';
import { checkIds } from './check-ids.ts';
import { checkNetwork } from './check-network.ts';
import { checkReferences } from './check-references.ts';
import { checkTimes } from './check-times.ts';
import type { ConfigDefinition } from './schema.ts';

/** What the schema cannot say: words that mean nothing, names that refer to nothing, things that must be unique. */
export const checkMeaning = (config: ConfigDefinition): readonly Finding[] => [
  ...checkIds(config),
  ...checkNetwork(config),
  ...checkReferences(config),
  ...checkActions(config),
  ...checkTimes(config),
];
