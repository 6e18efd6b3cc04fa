/**
 * Between the guard's decision and a weak player. What could go wrong: many clients are too many for it (a queue for each
 * player, principals in turn; identical reads share an answer, which stands for 300 ms), one player that answers nobody
 * holds everybody up (deadlines while waiting and while asking), an old answer hides a change (stamps), a volume that was
 * judged changes before it is raised (`exclusive`). Proven in `shield.property.test.ts` and `shield.test.ts`.
 *
 * All this comes after the decision: what may not be read must not get here, and what a role may not see is taken out of
 * the answer afterwards.
 */
import type { Result } from '../../base/result.ts';
import type { Clock } from '../../ports/clock.ts';
import { type UpstreamRequest, type WrittenRequest, writeUpstream } from '../upstream/request.ts';
import type { Upstream } from '../upstream/upstream.ts';
import type { Ask, AskAlone, Asker, Read, Section, Write, WriteTogether } from './asks.ts';
import { Freshness } from './freshness.ts';
import type { ShieldOutcome } from './outcome.ts';
import { type Asking, PlayerQueue, type QueueLimits } from './player-queue.ts';
import type { CacheLimits } from './read-cache.ts';
import { playerOf, Sender } from './sender.ts';
import { SharedReads } from './shared-reads.ts';
import type { WaitFailure } from './waiting.ts';
import { type Claiming, WriteLocks } from './write-locks.ts';

export interface ShieldOptions {
  readonly queue?: Partial<QueueLimits>;
  readonly cache?: Partial<CacheLimits>;
  /** Milliseconds that a request may wait before it is sent. */
  readonly waitMs?: number;
}

/** Clients give up after 5 to 20 seconds; most hear why before that. */
const WAIT_MS = 4000;

export class Shield {
  readonly #clock: Clock;
  readonly #waitMs: number;
  readonly #queue: PlayerQueue;
  readonly #sender: Sender;
  readonly #freshness = new Freshness();
  readonly #reads: SharedReads;
  readonly #locks: WriteLocks;
  readonly #known = new WeakMap<UpstreamRequest, WrittenRequest>();

  constructor(
    { clock, upstream }: { readonly clock: Clock; readonly upstream: Upstream },
    { queue, cache, waitMs = WAIT_MS }: ShieldOptions = {},
  ) {
    this.#clock = clock;
    this.#waitMs = waitMs;
    this.#queue = new PlayerQueue(clock, queue);
    this.#sender = new Sender(this.#queue, upstream);
    this.#reads = new SharedReads({ clock, sender: this.#sender, freshness: this.#freshness }, cache);
    this.#locks = new WriteLocks(clock);
  }

  /** Others may share it and its answer, whose bytes nobody may change; so it goes on when this asker leaves. */
  read({ request, service, principal }: Read): Promise<ShieldOutcome> {
    const asking = this.#asking({ principal });
    return this.#reads.read({ written: this.#written(request), service, asking });
  }

  /** A request that is asked again as the same object is written once. */
  #written(request: UpstreamRequest): WrittenRequest {
    const known = this.#known.get(request);
    if (known) return known;
    const written = writeUpstream(request);
    this.#known.set(request, written);
    return written;
  }

  /** Neither shared nor kept, and nothing that was read becomes old by it: subscriptions, answers with secrets. */
  ask({ request, ...asker }: Ask): Promise<ShieldOutcome> {
    return this.#sendNow(writeUpstream(request), this.#asking(asker));
  }

  /** Beside other writes, not beside an exclusive section. What was known of its players is forgotten. */
  async write({ request, reaches, ...asker }: Write): Promise<ShieldOutcome> {
    const written = this.#written(request);
    const players = new Set([playerOf(written), ...reaches]);
    const asking = this.#asking(asker);
    const outcome = await this.#locks.during({ ...asking, manner: 'shared', players }, () =>
      this.#sendWrite(written, players, asking),
    );
    return outcome.ok ? outcome.value : outcome;
  }

  /**
   * Runs the section while no other write reaches these players: what it reads stays so until its own write. It should
   * decide and ask, and wait for nothing else.
   */
  exclusive<T>(
    { players: listed, ...asker }: Section,
    section: (ask: AskAlone) => Promise<T>,
  ): Promise<Result<T, WaitFailure>> {
    const players = new Set(listed);
    const claim: Claiming = { ...this.#asking(asker), manner: 'alone', players };
    return this.#locks.during(claim, () =>
      section((kind, request) => this.#askAlone(kind, request, { asker, players })),
    );
  }

  /** Runs the section while nobody has one of these players alone. It holds them: it writes by what it is given, not by `write`. */
  together<T>(
    { players: listed, ...asker }: Section,
    section: (write: WriteTogether) => Promise<T>,
  ): Promise<Result<T, WaitFailure>> {
    const players = new Set(listed);
    const claim: Claiming = { ...this.#asking(asker), manner: 'shared', players };
    return this.#locks.during(claim, () =>
      section((request) => this.#sendWrite(this.#own(request, players), players, this.#asking(asker))),
    );
  }

  /** An event says that something happened at the player; without a service, to anything of it. */
  changed(player: string, service?: string): void {
    this.#freshness.changed(player, service);
  }

  /** The player is guarded no more: what waits for it is not sent, and nothing that it answered is told. */
  forget(player: string): void {
    this.#queue.clear(player);
    this.#reads.forget(player);
  }

  #askAlone(
    kind: 'read' | 'write',
    request: UpstreamRequest,
    { asker, players }: { readonly asker: Asker; readonly players: ReadonlySet<string> },
  ): Promise<ShieldOutcome> {
    const written = this.#own(request, players);
    const asking = { ...this.#asking(asker), urgent: true };
    return kind === 'write' ? this.#sendWrite(written, players, asking) : this.#sendNow(written, asking);
  }

  #own(request: UpstreamRequest, players: ReadonlySet<string>): WrittenRequest {
    const written = writeUpstream(request);
    if (!players.has(playerOf(written))) throw new Error('a section asks its own players only');
    return written;
  }

  #sendNow(written: WrittenRequest, asking: Omit<Asking, 'player'>): Promise<ShieldOutcome> {
    return this.#sender.send(written, this.#sender.enter(written, asking), () => {});
  }

  async #sendWrite(
    written: WrittenRequest,
    players: ReadonlySet<string>,
    asking: Omit<Asking, 'player'>,
  ): Promise<ShieldOutcome> {
    let over = (): void => {};
    try {
      return await this.#sender.send(written, this.#sender.enter(written, asking), () => {
        over = this.#freshness.writing(players);
      });
    } finally {
      over();
    }
  }

  #asking({ principal, signal }: Asker): Omit<Asking, 'player'> {
    const until = this.#clock.elapsed() + this.#waitMs;
    return signal ? { principal, until, signal } : { principal, until };
  }
}
