import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { choicesOf, runChoices } from './case.ts';
import { FIRST_DOOR } from './families.ts';
import { holdsFor } from './property.ts';
import {
  forwardsBytes,
  matchesText,
  matchesTheForm,
  trustsSoapAction,
  trustsTheQuery,
} from './subject/bad-guards.ts';
import { guardSubject } from './subject/guard.ts';
import type { Subject } from './subject/subject.ts';

let guard: Subject;

beforeAll(async () => {
  guard = await guardSubject();
});

describe('the guard', () => {
  it('lets nothing be done that the policy forbids: the same cases each time', async () => {
    await expect(
      fc.assert(holdsFor(guard, FIRST_DOOR), { seed: 20_261_124, numRuns: 2500 }),
    ).resolves.toBeUndefined();
  });

  it('lets nothing be done that the policy forbids: other cases each time', async () => {
    await expect(fc.assert(holdsFor(guard, FIRST_DOOR), { numRuns: 1500 })).resolves.toBeUndefined();
  });

  it('is asked many different things, and permits a part of them', async () => {
    const reasons = new Map<string, number>();
    for (let number = 0; number < 1500; number += 1) {
      const { reason } = await runChoices(guard, FIRST_DOOR, choicesOf(1, number));
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    expect([...reasons.keys()].toSorted()).toEqual([
      'bad-arguments',
      'cross-site',
      'gone',
      'malformed',
      'mismatch',
      'no-rule',
      'permitted-by-rule',
      'room-not-permitted',
      'source-not-permitted',
      'unknown-action',
      'volume-cap',
      'wrong-host',
    ]);
    expect(reasons.get('permitted-by-rule')).toBeGreaterThan(75);
  });
});

/** An oracle that finds nothing in these would find nothing anywhere. */
describe.each<[string, Subject, RegExp]>([
  ['trusts SOAPACTION', trustsSoapAction, /executed and forbidden/],
  ['sends on the bytes of clients', forwardsBytes, /executed and forbidden/],
  ['trusts the query', trustsTheQuery, /executed and forbidden.*"spotify"/],
  ['looks for the action in the form', matchesTheForm, /executed and forbidden.*"spotify"/],
  ['looks for the volume in the text', matchesText, /executed and forbidden \(volume-cap\).*"SetVolume"/],
])('a guard that %s', (_, bad, fault) => {
  it('is found out', async () => {
    const { failed, errorInstance } = await fc.check(holdsFor(bad, FIRST_DOOR), { seed: 1, numRuns: 20_000 });
    expect(failed).toBe(true);
    expect(String(errorInstance)).toMatch(fault);
  });
});
