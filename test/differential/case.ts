import { type Choices, seededChoices } from './generate/choices.ts';
import type { HostileRequest } from './generate/hostile-request.ts';
import type { Family } from './families.ts';
import { faultOf } from './oracle/fault.ts';
import type { Subject } from './subject/subject.ts';

/** What came of one case. */
export interface Outcome {
  readonly request: HostileRequest;
  /** The first decision of the subject, `gone` where there was none, `threw` where it failed. */
  readonly reason: string;
  /** Undefined where everything holds. */
  readonly fault: string | undefined;
}

/** The choices of a case by its number: the same on every machine. */
export const choicesOf = (seed: number, number: number): Choices =>
  seededChoices(Math.imul(seed, 0x9e37_79b1) ^ Math.imul(number + 1, 0x85eb_ca6b));

export const runChoices = (subject: Subject, { make }: Family, choices: Choices): Promise<Outcome> =>
  runRequest(subject, make(choices));

export async function runRequest(subject: Subject, request: HostileRequest): Promise<Outcome> {
  try {
    const handled = await subject(request);
    return { request, reason: handled.reason, fault: faultOf(request.room, handled) };
  } catch (cause) {
    return {
      request,
      reason: 'threw',
      fault: `threw: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
    };
  }
}
