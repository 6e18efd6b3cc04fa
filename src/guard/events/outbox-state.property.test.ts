import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventContent, merged } from './event-content.ts';
import { emptyOutbox, type OutboxEffect, type OutboxInput, type OutboxState, step } from './outbox-state.ts';

const LIMITS = { waiting: 3, failures: 3 };
const FIRST_SEQ = 4_294_967_290;

/** What happens around an outbox: a variable changes at the player, the player's state is read anew, a delivery ends. */
type Event =
  | { readonly kind: 'change'; readonly name: string }
  | { readonly kind: 'resync' }
  | { readonly kind: 'lose-sight' }
  | { readonly kind: 'delivered' | 'failed' | 'unknown' | 'rested' };

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('change' as const), name: fc.constantFrom('A', 'B', 'C') }),
  },
  { weight: 6, arbitrary: fc.constant<Event>({ kind: 'delivered' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Event>(
      { kind: 'resync' },
      { kind: 'lose-sight' },
      { kind: 'failed' },
      { kind: 'rested' },
      { kind: 'unknown' },
    ),
  },
);

interface World {
  state: OutboxState;
  /** At the player. */
  truth: EventContent;
  /** What the guard knows of it; undefined while it may have missed something. */
  known: EventContent | undefined;
  /** What the subscriber knows. */
  seen: EventContent;
  inFlight: Extract<OutboxEffect, { kind: 'send' }> | undefined;
  readonly sent: number[];
  readonly drops: string[];
  count: number;
}

function feed(world: World, input: OutboxInput): void {
  const wasDropped = world.state.kind === 'dropped';
  const { state, effects } = step(world.state, input, LIMITS);
  world.state = state;
  for (const effect of effects) {
    expect(wasDropped).toBe(false);
    if (effect.kind === 'send') {
      expect(world.inFlight).toBeUndefined();
      world.inFlight = effect;
      world.sent.push(effect.seq);
    }
    if (effect.kind === 'drop') world.drops.push(effect.why);
  }
  if (state.kind === 'open') expect(state.waiting.length).toBeLessThanOrEqual(LIMITS.waiting);
}

/** An end of a delivery that is under way; its content is seen when it arrived. */
function settle(world: World, kind: 'delivered' | 'failed' | 'unknown'): void {
  const { inFlight } = world;
  world.inFlight = undefined;
  if (inFlight && kind === 'delivered') world.seen = merged(world.seen, inFlight.content);
  feed(world, { kind });
}

function happen(world: World, each: Event): void {
  if (each.kind === 'change') {
    world.count += 1;
    const change: EventContent = { properties: [[each.name, String(world.count)]] };
    world.truth = merged(world.truth, change);
    if (!world.known) return;
    world.known = merged(world.known, change);
    feed(world, { kind: 'change', content: change });
  } else if (each.kind === 'resync') {
    world.known = world.truth;
    feed(world, { kind: 'full', content: world.truth });
  } else if (each.kind === 'lose-sight') world.known = undefined;
  else if (each.kind === 'rested') feed(world, { kind: 'rested', content: world.known });
  else settle(world, each.kind);
}

function begin(seq: number): World {
  const truth: EventContent = {
    properties: [
      ['A', '0'],
      ['B', '0'],
      ['C', '0'],
    ],
  };
  const state = { ...emptyOutbox, seq };
  const seen = { properties: [] };
  return { state, truth, known: truth, seen, inFlight: undefined, sent: [], drops: [], count: 0 };
}

const after = (seq: number): number => (seq === 4_294_967_295 ? 1 : seq + 1);

describe('whatever happens to a subscriber', () => {
  it('SEQ counts without a gap over the wrap, one message is on its way at a time, and a dropped one is left alone', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 120 }), fc.constantFrom(0, FIRST_SEQ), (events, first) => {
        const world = begin(first);
        for (const each of events) happen(world, each);
        let expected: number = first;
        for (const seq of world.sent) {
          expect(seq).toBe(expected);
          expected = after(expected);
        }
        expect(world.drops.length).toBe(world.state.kind === 'dropped' ? 1 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('the subscriber knows the truth once deliveries succeed again and the guard knows it', () => {
    let survived = 0;
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const world = begin(0);
        for (const each of events) happen(world, each);
        if (!world.known) happen(world, { kind: 'resync' });
        happen(world, { kind: 'rested' });
        if (world.state.kind === 'open' && world.state.behind) happen(world, { kind: 'resync' });
        while (world.inFlight) settle(world, 'delivered');
        if (world.state.kind === 'dropped') return;
        survived += 1;
        expect(Object.fromEntries(world.seen.properties)).toEqual(Object.fromEntries(world.truth.properties));
      }),
      { numRuns: 1000 },
    );
    expect(survived).toBeGreaterThan(50);
  });

  it('the first message after a failure is a full state', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        const world = begin(0);
        let whole = false;
        const afterFailure: unknown[] = [];
        for (const each of events) {
          const before = world.sent.length;
          if (world.inFlight && (each.kind === 'failed' || each.kind === 'unknown')) whole = false;
          happen(world, each);
          if (world.sent.length === before) continue;
          if (!whole) afterFailure.push(world.inFlight?.content.properties.map(([name]) => name));
          whole = true;
        }
        expect(afterFailure).toEqual(afterFailure.map(() => ['A', 'B', 'C']));
      }),
      { numRuns: 1000 },
    );
  });
});
