import fc from 'fast-check';
import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import type { UpstreamRequest, WrittenRequest } from '../upstream/request.ts';
import { Shield } from './shield.ts';

/**
 * Interleavings. A player's value is a number that counts up: whatever changes it makes it larger. A request that was sent
 * takes effect at a moment of the player's choosing, and its answer arrives later still.
 */
const PLAYERS = ['127.32.8.1', '127.32.8.2'] as const;
const FRESH_MS = 300;

/** A write to the first player changes the second one too, as a group's volume does. */
const reachedBy = (player: string): readonly string[] => (player === PLAYERS[0] ? PLAYERS : [player]);

type Step =
  | {
      readonly kind: 'read' | 'write' | 'exclusive' | 'button' | 'event';
      readonly player: number;
      readonly who: string;
    }
  | { readonly kind: 'effect' | 'answer' | 'fail'; readonly which: number }
  | { readonly kind: 'pass'; readonly ms: number };

const asking = (kind: 'read' | 'write' | 'exclusive' | 'button' | 'event') =>
  fc.record({
    kind: fc.constant(kind),
    player: fc.nat(1),
    who: fc.constantFrom('poller', 'ann', 'bob'),
  });
const answering = (kind: 'effect' | 'answer' | 'fail') =>
  fc.record({ kind: fc.constant(kind), which: fc.nat(5) });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: asking('read') },
  { weight: 2, arbitrary: asking('write') },
  { weight: 1, arbitrary: asking('exclusive') },
  { weight: 1, arbitrary: asking('button') },
  { weight: 1, arbitrary: asking('event') },
  { weight: 3, arbitrary: answering('effect') },
  { weight: 5, arbitrary: answering('answer') },
  { weight: 1, arbitrary: answering('fail') },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 300 }) }),
  },
);

/** Sent to a player and not answered. */
interface Sent {
  readonly player: string;
  readonly kind: 'read' | 'write';
  readonly who: string;
  /** Of both players when it took effect; undefined until it does. */
  values: readonly number[] | undefined;
  /** Counts everything that is sent, answered or heard of, in order. */
  readonly sentAs: number;
  readonly answer: (outcome: UpstreamOutcome) => void;
}

const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
const request = (player: string, body: string): UpstreamRequest => ({
  player: { host: ip(player), port: 1400 },
  method: 'POST',
  path: '/',
  headers: [],
  body,
});

const valuesIn = (body: Uint8Array): readonly number[] => Buffer.from(body).toString().split(' ').map(Number);

class World {
  readonly clock = createSteeredClock();
  readonly shield: Shield;
  readonly sent: Sent[] = [];
  /** When each value of a player was replaced by the next; its value is how many there are. */
  readonly replaced = new Map<string, number[]>(PLAYERS.map((player) => [player, []]));
  /** Values that a completed write or an event has told of: no later read may give less. */
  readonly told = new Map<string, number>(PLAYERS.map((player) => [player, 0]));
  readonly alone = new Map<string, string>();
  /** The number of the last write sent or answered, or event, that a player knows of. */
  readonly changedAs = new Map<string, number>();
  count = 0;
  asked = 0;
  answered = 0;
  readonly failures: string[] = [];

  constructor() {
    const upstream = { send: (written: WrittenRequest) => this.arrive(written) };
    // Nobody is turned away or waits too long here: what is tested is what those get who are served.
    this.shield = new Shield(
      { clock: this.clock, upstream },
      { queue: { waiting: 1000, waitingOfOne: 1000 }, waitMs: 1_000_000 },
    );
  }

  number(): number {
    this.count += 1;
    return this.count;
  }
  mark(written: string): void {
    for (const player of reachedBy(written)) this.changedAs.set(player, this.number());
  }

  valueOf = (player: string): number => this.replaced.get(player)?.length ?? 0;
  change(player: string): void {
    this.replaced.get(player)?.push(this.clock.elapsed());
  }

  arrive({ player: { host }, bytes }: WrittenRequest): Promise<UpstreamOutcome> {
    const [kind, who = ''] = (Buffer.from(bytes).toString().split('\r\n\r\n')[1] ?? '').split(' ');
    const { promise, resolve } = Promise.withResolvers<UpstreamOutcome>();
    this.sent.push({
      player: host,
      kind: kind === 'write' ? 'write' : 'read',
      who,
      values: undefined,
      sentAs: this.number(),
      answer: resolve,
    });
    if (kind === 'write') this.mark(host);
    this.expect(this.at(host).length <= 2, `more than two at once at ${host}`);
    const owners = reachedBy(host).map((player) => this.alone.get(player) ?? who);
    this.expect(
      kind !== 'write' || owners.every((owner) => owner === who),
      `${who} writes beside ${owners.join()}`,
    );
    return promise;
  }

  at = (player: string): readonly Sent[] => this.sent.filter((each) => each.player === player);
  expect(holds: boolean, what: string): void {
    if (!holds) this.failures.push(what);
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'pass') this.clock.advance(step.ms);
    else if ('which' in step) this.reply(this.sent[step.which % this.sent.length], step.kind);
    else this.ask(step.kind, PLAYERS[step.player] ?? PLAYERS[0], step.who);
    await settle();
  }

  ask(kind: string, player: string, who: string): void {
    if (kind === 'read') void this.read(player, who);
    if (kind === 'write') void this.write(player, who);
    if (kind === 'exclusive') void this.exclusive(player, `alone-${this.asked}`);
    // A button on the speaker says nothing to us; an event does.
    if (kind === 'button') this.change(player);
    if (kind === 'event') {
      this.change(player);
      this.told.set(player, this.valueOf(player));
      this.changedAs.set(player, this.number());
      this.shield.changed(player);
    }
  }

  reply(sent: Sent | undefined, how: 'effect' | 'answer' | 'fail'): void {
    if (!sent) return;
    if (how === 'fail') return this.finish(sent, err({ kind: 'timeout', detail: '', sent: true }));
    if (sent.values === undefined) {
      if (sent.kind === 'write') for (const player of reachedBy(sent.player)) this.change(player);
      sent.values = PLAYERS.map((player) => this.valueOf(player));
    }
    const body = new Uint8Array(Buffer.from([...sent.values, sent.sentAs, this.number()].join(' ')));
    if (how === 'answer') this.finish(sent, ok({ status: 200, reason: 'OK', headers: [], body }));
  }

  finish(sent: Sent, outcome: UpstreamOutcome): void {
    this.sent.splice(this.sent.indexOf(sent), 1);
    if (sent.kind === 'write') this.mark(sent.player);
    sent.answer(outcome);
  }

  async read(player: string, who: string): Promise<void> {
    const [at, told, askedAs] = [this.clock.elapsed(), this.told.get(player) ?? 0, this.number()];
    const changedAs = this.changedAs.get(player) ?? 0;
    const writing = this.sent.some(
      (each) => each.kind === 'write' && reachedBy(each.player).includes(player),
    );
    this.asked += 1;
    const outcome = await this.shield.read({
      principal: who,
      service: 'Any',
      request: request(player, 'read'),
    });
    this.answered += 1;
    if (!outcome.ok) return;
    const [first = 0, second = 0, sentAs = 0, answeredAs = 0] = valuesIn(outcome.value.body);
    const value = player === PLAYERS[0] ? first : second;
    this.expect(value >= told, `read ${value} after ${told} was told`);
    const replacedAt = this.replaced.get(player)?.[value] ?? Number.POSITIVE_INFINITY;
    this.expect(replacedAt >= at - FRESH_MS, `read ${value}, replaced ${at - replacedAt} ms before`);
    // From the moment a write is sent, what was asked before it serves nobody; until its answer, nothing is kept.
    this.expect(sentAs > changedAs, 'an answer from before a change');
    this.expect(!writing || answeredAs > askedAs, 'a kept answer while a write is on its way');
  }

  async write(player: string, who: string): Promise<void> {
    this.asked += 1;
    const outcome = await this.shield.write({
      principal: who,
      reaches: reachedBy(player),
      request: request(player, `write ${who}`),
    });
    this.answered += 1;
    if (outcome.ok) this.tell(player, outcome.value.body);
  }

  tell(written: string, body: Uint8Array): void {
    const values = valuesIn(body);
    for (const player of reachedBy(written)) {
      const value = values[PLAYERS.findIndex((each) => each === player)] ?? Number.NaN;
      this.told.set(player, Math.max(this.told.get(player) ?? 0, value));
    }
  }

  async exclusive(player: string, who: string): Promise<void> {
    this.asked += 1;
    const players = reachedBy(player);
    await this.shield.exclusive({ principal: who, players }, async (ask) => {
      for (const each of players) {
        this.expect(!this.alone.has(each), 'two are alone');
        this.expect(
          !this.at(each).some(({ kind }) => kind === 'write'),
          'a write is under way when one is alone',
        );
        this.alone.set(each, who);
      }
      await ask('read', request(player, `read ${who}`));
      const outcome = await ask('write', request(player, `write ${who}`));
      if (outcome.ok) this.tell(player, outcome.value.body);
      for (const each of players) this.alone.delete(each);
    });
    this.answered += 1;
  }
}

it('whatever the order: two at once, no old values, nobody beside one who is alone, all are answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120, size: 'max' }), async (steps) => {
      const world = new World();
      for (const each of steps) await world.take(each);
      while (world.sent.length > 0) await world.take({ kind: 'answer', which: 0 });
      expect(world.failures).toEqual([]);
      expect(world.answered).toBe(world.asked);
    }),
    { numRuns: 1000 },
  );
});
