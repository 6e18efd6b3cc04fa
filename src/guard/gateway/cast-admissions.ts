/**
 * Lets those who may reach services of players that are not read: AirPlay. What could go wrong: somebody takes the address of an enrolled device
 * (it takes its hardware address as well, and the neighbour table is looked at every two seconds), the right to it ends and it stays (each
 * look ends what is wanted no more, and the kernel ends what is not said anew), it passes without being written down (then it does not
 * pass). Proven in `cast-admissions.test.ts` and `test/lab/cast.test.ts`.
 */
import type { Journal } from '../../journal/entry.ts';
import type { Log } from '../../ports/log.ts';
import { MOST_ADMITTED } from '../firewall/admission.ts';
import { admittedEntry, endedEntry } from '../record/cast-entry.ts';
import { type Cast, castNow, type CastParts, type JudgedCast, wantedCasts } from './cast-wanted.ts';
import { Rounds } from './rounds.ts';
import { Seldom } from './seldom.ts';
import type { AskFirewall } from './firewall-door.ts';

export interface CastAdmissionParts extends CastParts {
  readonly log: Log;
  readonly journal: Journal;
  readonly firewall: AskFirewall;
}

/** Milliseconds between two looks at who is there. */
const LOOK_MS = 2000;
/** Milliseconds: a third of the time that an admission lasts in the kernel. */
const AGAIN_MS = 10_000;

export class CastAdmissions {
  readonly #parts: CastAdmissionParts;
  #admitted: ReadonlyMap<string, JudgedCast> = new Map();
  /** By `elapsed`, for what the firewall was asked for and gave. */
  readonly #saidAt = new Map<string, number>();
  readonly #complaint: Seldom;
  readonly #rounds: Rounds;

  constructor(parts: CastAdmissionParts) {
    this.#parts = parts;
    this.#complaint = new Seldom(parts.clock);
    this.#rounds = new Rounds({ ...parts, everyMs: LOOK_MS, round: () => this.#settle() });
  }

  /** From now on until `close`; called again it looks at once: rules or people have changed. */
  look(): void {
    this.#rounds.look();
  }

  /** Everything that is open ends. */
  async close(): Promise<void> {
    await this.#rounds.close();
    const all = [...this.#admitted.values()];
    for (const cast of all)
      this.#append(endedEntry(cast, { at: this.#parts.clock.now(), why: ['guard-closed'] }));
    await this.#tell('end-admission', all);
  }

  async #settle(): Promise<void> {
    const before = this.#admitted;
    const wanted = new Map(wantedCasts(this.#parts).map((cast) => [keyOf(cast), cast]));
    for (const [key, cast] of before) if (!wanted.has(key)) this.#noteEnd(cast);
    // What cannot be written down does not pass.
    for (const [key, cast] of wanted) if (!before.has(key) && !this.#noteBegin(cast)) wanted.delete(key);
    this.#admitted = wanted;
    const ways = new Set([...wanted.values()].map(wayOf));
    await this.#tell(
      'end-admission',
      [...before.values()].filter((cast) => !ways.has(wayOf(cast))),
    );
    await this.#tell(
      'admit',
      [...wanted.values()].filter((cast) => this.#isDue(cast)),
    );
  }

  #noteBegin(cast: JudgedCast): boolean {
    return this.#append(admittedEntry(cast, this.#parts.clock.now()));
  }

  #noteEnd(cast: Cast): void {
    const { decision, ground } = castNow(this.#parts, cast);
    const why = decision.effect === 'forbid' ? decision.reasons.map(({ id }) => id) : [];
    this.#append(endedEntry({ ...cast, ground }, { at: this.#parts.clock.now(), why }));
  }

  #append(entry: Parameters<Journal['append']>[0]): boolean {
    return this.#parts.journal.append(entry);
  }

  #isDue(cast: Cast): boolean {
    return (
      this.#parts.clock.elapsed() - (this.#saidAt.get(wayOf(cast)) ?? Number.NEGATIVE_INFINITY) >= AGAIN_MS
    );
  }

  /** One question for each client and service. */
  async #tell(ask: 'admit' | 'end-admission', casts: readonly Cast[]): Promise<void> {
    const groups = Map.groupBy(casts, ({ service, client }) => `${service} ${client}`);
    for (const group of groups.values())
      for (let at = 0; at < group.length; at += MOST_ADMITTED)
        await this.#ask(ask, group.slice(at, at + MOST_ADMITTED));
  }

  async #ask(ask: 'admit' | 'end-admission', casts: readonly Cast[]): Promise<void> {
    const [first] = casts;
    if (!first) return;
    const { service, client } = first;
    const players = [...new Set(casts.map(({ player }) => player))];
    for (const cast of casts) this.#saidAt.delete(wayOf(cast));
    const answer = await this.#parts.firewall({ ask, service, client, players });
    if (answer?.answer === 'ended') return;
    if (answer?.answer !== 'admitted') return this.#complain({ service, client }, answer?.answer);
    for (const cast of casts) this.#saidAt.set(wayOf(cast), this.#parts.clock.elapsed());
  }

  #complain(about: Pick<Cast, 'service' | 'client'>, why = 'nobody answers: tonewall firewall helper'): void {
    if (this.#complaint.isTime())
      this.#parts.log.warn('the firewall did not do what was asked for a service of players', {
        ...about,
        why,
      });
  }
}

const wayOf = ({ service, client, player }: Cast): string => `${service} ${client} ${player}`;

const keyOf = (cast: Cast): string =>
  JSON.stringify([wayOf(cast), cast.room, cast.principal.kind, cast.principal.id]);
