import { ok } from '../../base/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { WrittenRequest } from '../upstream/request.ts';
import { Coalescer } from './coalescer.ts';
import type { Freshness } from './freshness.ts';
import type { ShieldOutcome } from './outcome.ts';
import type { Asking } from './player-queue.ts';
import { type CacheLimits, type Moment, ReadCache } from './read-cache.ts';
import { playerOf, type Sender } from './sender.ts';

export interface SharedRead {
  readonly written: WrittenRequest;
  /** What the answer tells about. */
  readonly service: string;
  readonly asking: Omit<Asking, 'player'>;
}

export interface SharedReadsPorts {
  readonly clock: Clock;
  readonly sender: Sender;
  readonly freshness: Freshness;
}

/** Reads from the cache, from a read on its way, or from the player, in this order. */
export class SharedReads {
  readonly #ports: SharedReadsPorts;
  readonly #cache: ReadCache;
  readonly #coalescer = new Coalescer();
  readonly #keys = new WeakMap<WrittenRequest, string>();

  constructor(ports: SharedReadsPorts, limits: Partial<CacheLimits> = {}) {
    this.#ports = ports;
    this.#cache = new ReadCache(limits);
  }

  read(read: SharedRead): Promise<ShieldOutcome> {
    const key = this.#keyOf(read.written);
    const now = this.#moment(read);
    const known = this.#cache.get(key, now);
    if (known) return Promise.resolve(ok(known));
    const joined = this.#coalescer.join(key, read.asking.principal, now);
    return joined ? this.#orAgain(joined, read) : this.#ask(key, read);
  }

  /** Nothing of what this player answered is kept, nor what is on its way from it. */
  forget(player: string): void {
    this.#ports.freshness.changed(player);
    this.#cache.forget(`${player}:`);
  }

  #keyOf(written: WrittenRequest): string {
    const known = this.#keys.get(written);
    if (known !== undefined) return known;
    const key = keyOf(written);
    this.#keys.set(written, key);
    return key;
  }

  /** That another was too early to wait any longer says nothing about this one. */
  async #orAgain(joined: Promise<ShieldOutcome>, read: SharedRead): Promise<ShieldOutcome> {
    const outcome = await joined;
    return !outcome.ok && outcome.error.kind === 'waited-too-long' ? this.read(read) : outcome;
  }

  #ask(key: string, read: SharedRead): Promise<ShieldOutcome> {
    const { sender } = this.#ports;
    const turn = sender.enter(read.written, read.asking);
    let sent: Moment | undefined;
    const outcome = sender
      .send(read.written, turn, () => {
        sent = this.#moment(read);
      })
      .then((outcome) => this.#keep(key, read, { sent, outcome }));
    this.#coalescer.start(key, { outcome, sent: () => sent, alsoFor: turn.alsoFor });
    return outcome;
  }

  /** Failures and faults are not kept, nor what came while a write was on its way. */
  #keep(
    key: string,
    read: SharedRead,
    { sent, outcome }: { readonly sent: Moment | undefined; readonly outcome: ShieldOutcome },
  ): ShieldOutcome {
    const { clock, freshness } = this.#ports;
    // Kept with its stamp: what happened since it was sent makes it old already.
    if (sent && freshness.isSettled(playerOf(read.written)) && outcome.ok && outcome.value.status === 200)
      this.#cache.put(key, { answer: outcome.value, asked: sent }, clock.elapsed());
    return outcome;
  }

  #moment({ written, service }: SharedRead): Moment {
    const { clock, freshness } = this.#ports;
    return { at: clock.elapsed(), stamp: freshness.stamp(playerOf(written), service) };
  }
}

/** The player, and the whole request as Latin-1 characters: its bytes name it. */
const keyOf = ({ player, bytes }: WrittenRequest): string =>
  `${player.host}:${player.port} ${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')}`;
