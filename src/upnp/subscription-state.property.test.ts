import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubscriptionEffect, SubscriptionInput } from './subscription-model.ts';
import { initialSubscription, step } from './subscription-state.ts';

const sid = fc.constantFrom('uuid:a', 'uuid:b', 'uuid:c');
const input: fc.Arbitrary<SubscriptionInput> = fc.oneof(
  fc.record({ kind: fc.constant('accepted' as const), sid, timeoutSeconds: fc.constant(1800) }),
  fc.record({
    kind: fc.constant('message' as const),
    message: fc.record({ sid, seq: fc.nat(4), properties: fc.constant([]) }),
  }),
  fc.constantFrom<SubscriptionInput>(
    { kind: 'turned-away' },
    { kind: 'unavailable' },
    { kind: 'renewal-due' },
    { kind: 'renewed', timeoutSeconds: 1800 },
    { kind: 'renewal-failed' },
    { kind: 'retry-due' },
    { kind: 'start-over' },
  ),
);

function run(inputs: readonly SubscriptionInput[]): readonly SubscriptionEffect[] {
  let { state, effects } = initialSubscription;
  const all = [...effects];
  for (const each of inputs) {
    ({ state, effects } = step(state, each));
    all.push(...effects);
  }
  return all;
}

const count = (effects: readonly SubscriptionEffect[], kind: SubscriptionEffect['kind']): number =>
  effects.filter((effect) => effect.kind === kind).length;

describe('whatever a publisher does', () => {
  it('messages are delivered from 0 on without a gap after each SUBSCRIBE and each new beginning', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
        const rounds: number[][] = [];
        for (const effect of run(inputs)) {
          if (effect.kind === 'subscribe' || (effect.kind === 'report-gap' && effect.got === 0))
            rounds.push([]);
          if (effect.kind === 'deliver') rounds.at(-1)?.push(effect.message.seq);
        }
        expect(rounds).toEqual(rounds.map((round) => round.map((_, index) => index)));
      }),
      { numRuns: 500 },
    );
  });

  it('the publisher is asked anew at once only once between renewals', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
        const told = (kind: SubscriptionInput['kind']): number =>
          inputs.filter((each) => each.kind === kind).length;
        expect(count(run(inputs), 'subscribe')).toBeLessThanOrEqual(2 + told('renewed') + told('retry-due'));
      }),
      { numRuns: 500 },
    );
  });

  it('after the end there is nothing but giving back', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 30 }), fc.array(input, { maxLength: 30 }), (before, after) => {
        const ended = run([...before, { kind: 'end' }]);
        const effects = run([...before, { kind: 'end' }, ...after]).slice(ended.length);
        expect(effects.filter(({ kind }) => kind !== 'unsubscribe')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
