import fc from 'fast-check';
import { runChoices } from './case.ts';
import type { Family } from './families.ts';
import { listedChoices } from './generate/choices.ts';
import type { Subject } from './subject/subject.ts';

/** Even over their whole range: numbers near zero are the plainest choices and would make plain requests. */
const numbers = fc.noBias(
  fc.array(fc.nat({ max: 0xffff_ffff }), { minLength: 0, maxLength: 160, size: 'max' }),
);

/**
 * Whatever comes in: what the player does is permitted when the policy is asked about exactly that; what was judged is what
 * the player reads; every request has one whole answer, nothing throws and nothing stays open. The message of a failure is
 * the fault.
 */
export const holdsFor = (subject: Subject, family: Family) =>
  fc.asyncProperty(numbers, async (chosen) => {
    const { fault } = await runChoices(subject, family, listedChoices(chosen));
    if (fault !== undefined) throw new Error(fault);
  });
