import {
  type Context,
  type Entities,
  type EntityUidJson,
  preparsePolicySet,
  preparseSchema,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs';
import { CEDAR_SCHEMA } from './cedar-schema.ts';

/** A set of policies inside Cedar, ready to answer. */
export interface PreparedSet {
  ask(question: Question): Answer;
}

export interface Question {
  readonly principal: EntityUidJson;
  readonly action: EntityUidJson;
  readonly resource: EntityUidJson;
  readonly context: Context;
  readonly entities: Entities;
}

export interface Answer {
  readonly allow: boolean;
  /** Ids of the policies that decided. */
  readonly determining: readonly string[];
  /** Something could not be evaluated; Cedar passes over such a policy, so its answer must not be used. */
  readonly failed: boolean;
  /** Ids of the policies that could not be evaluated. */
  readonly failing: readonly string[];
}

/**
 * Cedar keeps prepared sets by name and never lets go of one, but a name can be used again. A name is free when the
 * policy that used it was collected; so there are no more sets than policies alive.
 */
const free: string[] = [];
let made = 0;
const owners = new FinalizationRegistry<string>((name) => free.push(name));

let schemaReady = false;

/** Prepares policies by id. They were validated before: what cannot be parsed here is a bug. */
export function prepare(policies: Readonly<Record<string, string>>): PreparedSet {
  prepareSchemaOnce();
  const name = free.pop() ?? `set ${(made += 1)}`;
  const parsed = preparsePolicySet(name, { staticPolicies: { ...policies } });
  if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('; '));
  const prepared: PreparedSet = { ask: (question) => ask(name, question) };
  owners.register(prepared, name);
  return prepared;
}

function prepareSchemaOnce(): void {
  if (schemaReady) return;
  const parsed = preparseSchema('tonewall', CEDAR_SCHEMA);
  if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('; '));
  schemaReady = true;
}

function ask(name: string, question: Question): Answer {
  const answer = statefulIsAuthorized({
    ...question,
    preparsedPolicySetId: name,
    preparsedSchemaName: 'tonewall',
    validateRequest: true,
  });
  if (answer.type === 'failure') return { allow: false, determining: [], failed: true, failing: [] };
  const { decision, diagnostics } = answer.response;
  return {
    allow: decision === 'allow',
    determining: diagnostics.reason,
    failed: diagnostics.errors.length > 0,
    failing: diagnostics.errors.map(({ policyId }) => policyId),
  };
}
