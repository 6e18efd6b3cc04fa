import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { PlayerQueue, type Turn } from './player-queue.ts';

/** Somebody asks, a request that was sent is over, time passes, an asker leaves. */
type Step =
  | { readonly kind: 'ask'; readonly principal: string; readonly player: string }
  | { readonly kind: 'over'; readonly which: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'gone'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      // One polls more than all others.
      principal: fc.constantFrom('poller', 'poller', 'poller', 'ann', 'bob', 'cid'),
      player: fc.constantFrom('kitchen', 'office'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('over' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 600 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('gone' as const), which: fc.nat() }) },
);

interface Asked {
  readonly principal: string;
  readonly player: string;
  readonly askedAt: number;
  readonly controller: AbortController;
  state: 'waiting' | 'running' | 'over' | 'line-full' | 'waited-too-long' | 'gone';
  /** Others that were sent to the player while this one waited, by principal. */
  readonly passedBy: Map<string, number>;
  /** None of this principal waited there when it asked. */
  readonly first: boolean;
}

const LIMITS = { atOnce: 2, waiting: 12, waitingOfOne: 5 };
const WAIT_MS = 1000;
const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
const pick = <T>(items: readonly T[], which: number): T | undefined => items[which % items.length];

class Model {
  readonly clock = createSteeredClock();
  readonly queue = new PlayerQueue(this.clock, LIMITS);
  readonly all: Asked[] = [];
  readonly failures: string[] = [];

  of(player: string, state: Asked['state']): readonly Asked[] {
    return this.all.filter((each) => each.player === player && each.state === state);
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'ask') this.ask(step.principal, step.player);
    if (step.kind === 'pass') this.clock.advance(step.ms);
    const running = this.all.filter(({ state }) => state === 'running');
    const waiting = this.all.filter(({ state }) => state === 'waiting');
    if (step.kind === 'over') this.over(pick(running, step.which));
    if (step.kind === 'gone') pick(waiting, step.which)?.controller.abort();
    await settle();
    this.check();
  }

  ask(principal: string, player: string): void {
    const controller = new AbortController();
    const asked: Asked = {
      principal,
      player,
      askedAt: this.clock.elapsed(),
      controller,
      state: 'waiting',
      passedBy: new Map(),
      first: !this.of(player, 'waiting').some((other) => other.principal === principal),
    };
    const until = this.clock.elapsed() + WAIT_MS;
    const turn = this.queue.enter({ player, principal, until, signal: controller.signal });
    this.all.push(asked);
    if (turn.come) void this.await(asked, turn.come);
    else this.run(asked);
  }

  async await(asked: Asked, come: NonNullable<Turn['come']>): Promise<void> {
    const failure = await come;
    if (failure) asked.state = failure.kind;
    else this.run(asked);
  }

  run(asked: Asked): void {
    asked.state = 'running';
    const earlier = this.all.slice(0, this.all.indexOf(asked)).filter((each) => each.state === 'waiting');
    const same = (each: Asked): boolean => each.principal === asked.principal && each.player === asked.player;
    this.hold(!earlier.some(same), 'first come first served, for one principal');
    for (const other of this.of(asked.player, 'waiting'))
      other.passedBy.set(asked.principal, (other.passedBy.get(asked.principal) ?? 0) + 1);
  }

  over(asked: Asked | undefined): void {
    if (!asked) return;
    asked.state = 'over';
    this.queue.leave(asked.player);
  }

  hold(holds: boolean, what: string): void {
    if (!holds) this.failures.push(what);
  }

  check(): void {
    for (const player of ['kitchen', 'office']) {
      const [running, waiting] = [this.of(player, 'running').length, this.of(player, 'waiting')];
      this.hold(running <= LIMITS.atOnce, 'at most two at once');
      this.hold(waiting.length <= LIMITS.waiting, 'the line has an end');
      this.hold(waiting.length === 0 || running === LIMITS.atOnce, 'nobody waits while there is room');
      const patient = waiting.every(({ askedAt }) => this.clock.elapsed() - askedAt < WAIT_MS);
      this.hold(patient, 'nobody waits beyond the deadline');
      // Whoever had nothing waiting is passed at most twice by each of the others.
      const passed = waiting.filter(({ first }) => first).flatMap(({ passedBy }) => [...passedBy.values()]);
      this.hold(Math.max(0, ...passed) <= 2, 'nobody starves');
    }
  }
}

it('at most two at once, first come first served for each, nobody starves, nobody waits for ever', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80, size: 'max' }), async (steps) => {
      const model = new Model();
      for (const each of steps) await model.take(each);
      // Whatever happened, all come to an end.
      for (let rounds = 0; rounds < 100; rounds += 1) await model.take({ kind: 'over', which: 0 });
      expect(model.failures).toEqual([]);
      expect(model.all.filter(({ state }) => state === 'waiting' || state === 'running')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
