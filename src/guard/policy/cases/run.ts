import { Value } from 'typebox/value';
import { err, ok, type Result } from '../../../base/result.ts';
import { checkSchema } from '../../../base/yaml/check-schema.ts';
import type { Problem } from '../../../base/yaml/problem.ts';
import { placed, readYaml } from '../../../base/yaml/read.ts';
import type { Config } from '../../../config/config.ts';
import { decideAsked } from '../cast-request.ts';
import type { Decision, Policy } from '../decision.ts';
import { type Hypothesis, requestOf } from '../hypothesis.ts';
import { CasesSchema, type PolicyCase } from './schema.ts';

export interface CaseAt {
  readonly one: PolicyCase;
  readonly line: number;
}

/** A case that was asked: what came, and how that differs from what was expected. */
export interface CaseOutcome extends CaseAt {
  /** Undefined where the case could not be asked. */
  readonly decision: Decision | undefined;
  readonly difference: string | undefined;
}

/** Reads a file of cases, or tells every problem in it. */
export function readCases(text: string): Result<readonly CaseAt[], readonly Problem[]> {
  const file = readYaml(text);
  if (!file.ok) return file;
  const { value } = file.value;
  if (!Value.Check(CasesSchema, value)) return err(placed(file.value, checkSchema(CasesSchema, value)));
  return ok(value.cases.map((one, index) => ({ one, line: file.value.place(['cases', index]).line })));
}

/** A Monday at noon: a case that does not speak of time gets the same answer on every day. */
const NOON = '2026-01-05 12:00';

export function runCase(config: Config, policy: Policy, { one, line }: CaseAt): CaseOutcome {
  const request = requestOf(config, hypothesisIn(one), 0);
  if (!request.ok) return { one, line, decision: undefined, difference: request.error };
  const decision = decideAsked(policy, request.value);
  return { one, line, decision, difference: differenceOf(one, decision) };
}

const hypothesisIn = (one: PolicyCase): Hypothesis => ({
  ...one,
  rooms: one.rooms ?? (one.room === undefined ? [] : [one.room]),
  volume: one['volume-unknown'] ? 'unknown' : one.volume,
  at: one.at ?? NOON,
});

function differenceOf(
  { expect, reason, path }: PolicyCase,
  { effect, reasons }: Decision,
): string | undefined {
  const [first] = reasons;
  if (effect !== expect) return `${expect} was expected, it is ${effect}: ${first?.id}`;
  if (reason !== undefined && first?.id !== reason) return `${reason} was expected, it is ${first?.id}`;
  const place = first?.rule?.path;
  return path === undefined || place === path
    ? undefined
    : `rule ${path} was expected, it is ${place ?? 'none'}`;
}
