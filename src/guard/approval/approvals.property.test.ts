import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOBODY } from '../identity/principal.ts';
import { APPROVAL_MS, type Approvals, approve, askFor, NO_APPROVALS, take } from './approvals.ts';
import { type ApprovalAsk, approvalKey } from './ask.ts';

/** Whatever is asked, approved and tried in whatever order: each approval lets its own request pass, once, in time. */

const ask = fc.record({ who: fc.constantFrom('a', 'b'), value: fc.constantFrom('1', '2') }).map(
  ({ who, value }): ApprovalAsk => ({
    principal: { ...NOBODY, kind: 'device', id: who },
    address: '192.0.2.7',
    room: 'Kitchen',
    action: 'AlarmClock.SetTimeZone',
    riskClass: 'system',
    arguments: [['Index', value]],
  }),
);
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask' as const), ask }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('retry' as const), ask }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('approve' as const), number: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 60_000, APPROVAL_MS - 1, APPROVAL_MS),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The reference: which request each number stands for, and until when each request may pass. */
class Account {
  now = 0;
  passes = 0;
  readonly asked = new Map<number, { readonly wanted: string; readonly until: number }>();
  readonly mayPass = new Map<string, number>();
  readonly approvedNumbers = new Set<number>();
}

const nameOf = (request: ApprovalAsk): string => `${request.principal.id} ${request.arguments[0]?.[1]}`;

function run(before: Approvals, account: Account, step: Step): Approvals {
  const at = account.now;
  if (step.do === 'pass') {
    account.now += step.ms;
    return before;
  }
  if (step.do === 'ask') {
    const { approvals, answer } = askFor(before, { ask: step.ask, key: approvalKey(step.ask), at });
    if (answer.ok && !account.asked.has(answer.value.number))
      account.asked.set(answer.value.number, { wanted: nameOf(step.ask), until: at + APPROVAL_MS });
    return approvals;
  }
  if (step.do === 'approve') {
    const { approvals, answer } = approve(before, { number: step.number, at });
    const asked = account.asked.get(step.number);
    const isDue = asked !== undefined && at < asked.until && !account.approvedNumbers.has(step.number);
    if (answer.ok !== isDue) throw new Error(`number ${step.number} at ${at}: approved ${answer.ok}`);
    if (asked && isDue) account.mayPass.set(asked.wanted, at + APPROVAL_MS);
    if (isDue) account.approvedNumbers.add(step.number);
    return approvals;
  }
  const { approvals, answer } = take(before, { key: approvalKey(step.ask), at });
  const isDue = at < (account.mayPass.get(nameOf(step.ask)) ?? 0);
  if ((answer !== undefined) !== isDue) throw new Error(`${nameOf(step.ask)} at ${at}: passed ${!isDue}`);
  account.mayPass.delete(nameOf(step.ask));
  if (isDue) account.passes += 1;
  return approvals;
}

it('an approval is one pass of its own request', () => {
  let passed = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const account = new Account();
      let approvals = NO_APPROVALS;
      for (const one of steps) approvals = run(approvals, account, one);
      passed += account.passes;
    }),
    { numRuns: 2000 },
  );
  // Runs in which nothing passes prove nothing; about 310 passes are usual, so that 100 is beyond chance.
  expect(passed).toBeGreaterThan(100);
});
