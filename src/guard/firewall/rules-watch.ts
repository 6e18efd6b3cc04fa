/**
 * Hears of it when rules of ours are taken out of the kernel, by whomever. What could go wrong: nft(8) ends or loses messages (all is looked at then,
 * and it is started anew), its words are another program's (a process names itself: printable, and short). Proven in `rules-watch.test.ts` and
 * `test/lab/rules-kept.test.ts`.
 */
import { printable } from '../../base/text.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Follow, Following } from '../../ports/follow.ts';
import { TABLE } from './table.ts';

interface RulesWatchParts {
  readonly clock: Pick<Clock, 'after'>;
  readonly follow: Follow;
  /** Something of ours may be gone. */
  readonly onGone: () => void;
}

const AGAIN_MS = 1000;
const MOST_CHARACTERS = 60;
const GONE = new RegExp(`^(?:delete|destroy) (?:table|chain|rule) \\w+ ${TABLE}(?: |$)`);
/** Before these come the changes that are meant (nft(8), monitor). */
const GENERATION = /^# new generation \d+ by (process \d+ \(.*\))$/;

export class RulesWatch {
  readonly #parts: RulesWatchParts;
  #following: Following | undefined;
  #again: Timer | undefined;
  #by = '';

  constructor(parts: RulesWatchParts) {
    this.#parts = parts;
  }

  /** Whoever changed tables last, as the kernel names it; empty where nobody did. */
  get by(): string {
    return this.#by;
  }

  open(): void {
    this.#following = this.#parts.follow.start(
      { program: 'nft', args: ['monitor'] },
      { line: (text) => this.#hear(text), ended: () => this.#startAgain() },
    );
  }

  async close(): Promise<void> {
    this.#again?.cancel();
    await this.#following?.stop();
  }

  #hear(text: string): void {
    const by = GENERATION.exec(text)?.[1];
    if (by !== undefined) this.#by = printable(by, MOST_CHARACTERS);
    else if (GONE.test(text) || text.startsWith('# ERROR')) this.#parts.onGone();
  }

  #startAgain(): void {
    this.#again = this.#parts.clock.after(AGAIN_MS, () => {
      this.open();
      this.#parts.onGone();
    });
  }
}
