import type { Clock } from '../../ports/clock.ts';
import { type Rate, RateLimit } from '../shield/rate-limit.ts';
import type { FirewallQuestion } from './questions.ts';

type Kind = FirewallQuestion['ask'];

/** A guard asks who was cut off and who claims what once or twice a second. */
const LOOKED_AT: Rate = { perSecond: 5, burst: 20 };
/** People offer files and hand music over now and then, many of them at once in a full house. */
const CHANGED: Rate = { perSecond: 20, burst: 200 };

/** In the long run and after a pause. */
const RATES: Readonly<Record<Kind, Rate>> = {
  'cut-off': LOOKED_AT,
  claims: LOOKED_AT,
  // A guard asks six times a minute; one that starts again and again asks at each start.
  counters: { perSecond: 1, burst: 10 },
  // For each name that a player asks for.
  reach: { perSecond: 50, burst: 200 },
  pinhole: CHANGED,
  admit: CHANGED,
  'end-admission': CHANGED,
  places: CHANGED,
};

/** Each question costs a run of nft, as root: a guard that is taken over does not keep the computer busy with them. */
export class QuestionBounds {
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #kinds = new Map<Kind, RateLimit>();

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
  }

  mayAsk(kind: Kind): boolean {
    const limit = this.#kinds.get(kind) ?? new RateLimit(this.#clock, { read: RATES[kind] });
    this.#kinds.set(kind, limit);
    return limit.take(kind, 'read').kind === 'pass';
  }
}
