import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

interface RulesPutBackParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly journal: Journal;
}

/** Writes it down when the firewall's rules were gone and the process beside the guard has put them back. */
export class RulesPutBack {
  readonly #parts: RulesPutBackParts;
  #times: number | undefined;
  #told = 0;

  constructor(parts: RulesPutBackParts) {
    this.#parts = parts;
  }

  /** How often it was written down. */
  get told(): number {
    return this.#told;
  }

  /** How often that process has done so since it began; what it did before it was asked first is not told. */
  hear(times: number): void {
    // One that began anew counts from nothing.
    const before = this.#times === undefined ? times : Math.min(this.#times, times);
    this.#times = times;
    if (times > before) this.#tell(times - before);
  }

  #tell(times: number): void {
    const { clock, log, journal } = this.#parts;
    this.#told += times;
    log.warn('the rules of the firewall were gone, and were put back', { times });
    journal.append({ kind: 'rules-put-back', at: clock.now(), facts: { times } });
  }
}
