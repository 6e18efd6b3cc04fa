import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { PlayerPlace } from './guarded-player.ts';

/** Why nothing is known of a player now. */
export type Silence = 'refuses' | 'another' | 'none';

interface SilencesParts {
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** Milliseconds between two words about the same silence. */
const REMINDER_MS = 3_600_000;

/** Says of a player once that it is silent, each hour while it lasts, and once that it answers again. */
export class Silences {
  readonly #parts: SilencesParts;
  readonly #told = new WeakMap<PlayerPlace, { readonly why: Silence; readonly at: number }>();

  constructor(parts: SilencesParts) {
    this.#parts = parts;
  }

  lasts(place: PlayerPlace, why: Silence): void {
    const { clock, log } = this.#parts;
    const [before, at] = [this.#told.get(place), clock.elapsed()];
    if (before?.why === why && at - before.at < REMINDER_MS) return;
    this.#told.set(place, { why, at });
    log.warn(WORDS[why], { room: place.room });
  }

  /** `isTold`: something else says already that it answers. */
  ends(place: PlayerPlace, { isTold }: { readonly isTold: boolean }): void {
    if (this.#told.delete(place) && !isTold)
      this.#parts.log.info('player answers again', { room: place.room });
  }
}

const WORDS: Readonly<Record<Silence, string>> = {
  refuses: 'player refuses everybody',
  another: 'ANOTHER PLAYER IS WHERE A PLAYER SHOULD BE: nothing passes to it',
  none: 'player does not answer',
};
