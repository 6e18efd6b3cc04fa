import type { Clock } from '../../ports/clock.ts';
import { RateLimit } from '../shield/rate-limit.ts';
import type { FirewallQuestion } from './questions.ts';

type Kind = Exclude<FirewallQuestion['ask'], 'counters' | 'reach'>;

/**
 * Of each kind, in the long run and after a pause. A guard asks who was cut off and who claims what once or twice a second; people offer files and hand
 * music over now and then, many of them at once in a full house.
 */
const LOOKED_AT = { perSecond: 5, burst: 20 };
const CHANGED = { perSecond: 20, burst: 200 };

/** Each question costs a run of nft, as root: a guard that is taken over does not keep the computer busy with them. */
export class QuestionBounds {
  readonly #questions: RateLimit;

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#questions = new RateLimit(clock, { read: LOOKED_AT, write: CHANGED });
  }

  mayAsk(kind: Kind): boolean {
    const isLook = kind === 'cut-off' || kind === 'claims';
    return this.#questions.take(kind, isLook ? 'read' : 'write').kind === 'pass';
  }
}
