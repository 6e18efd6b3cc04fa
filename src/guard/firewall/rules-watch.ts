/**
 * Hears of it when rules of ours are taken out of the kernel, by whomever. What could go wrong: nft(8) ends or loses messages (all is looked at then,
 * and it is started anew), its words are another program's (a process names itself: printable, and short). Proven in `rules-watch.test.ts` and
 * `test/lab/rules-kept.test.ts`.
 */
import { printable } from '../../base/text.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Follow, Following } from '../../ports/follow.ts';
import { FAMILIES, type Family, TABLE } from './table.ts';

/** What may be gone. */
export interface Loss {
  /** Families whose table is gone, and no other took its place at once. */
  readonly tables: readonly Family[];
  /** Who did it, as the kernel names it; empty where it is not known. */
  readonly by: string;
}

interface RulesWatchParts {
  readonly clock: Pick<Clock, 'after'>;
  readonly follow: Follow;
  readonly onLoss: (loss: Loss) => void;
}

const AGAIN_MS = 1000;
/** Milliseconds until it is told without the line that ends a change. */
const UNENDED_MS = 100;
const MOST_CHARACTERS = 60;
const GONE = new RegExp(`^(?:delete|destroy) (table|chain|rule) (\\w+) ${TABLE}(?: |$)`);
const MADE = new RegExp(`^add table (\\w+) ${TABLE}(?: |$)`);
/** The end of a change that is meant, as one (nft(8), monitor). */
const ENDED = /^# new generation \d+ by (process \d+ \(.*\))$/;
const UNKNOWN: Loss = { tables: [], by: '' };

export class RulesWatch {
  readonly #parts: RulesWatchParts;
  #following: Following | undefined;
  #timer: Timer | undefined;
  /** Of the change that is being told, where something of ours is gone by it. */
  #tables: Loss['tables'] | undefined;

  constructor(parts: RulesWatchParts) {
    this.#parts = parts;
  }

  open(): void {
    this.#following = this.#parts.follow.start(
      { program: 'nft', args: ['monitor'] },
      { line: (text) => this.#hear(text), ended: () => this.#startAgain() },
    );
  }

  async close(): Promise<void> {
    this.#timer?.cancel();
    await this.#following?.stop();
  }

  #hear(text: string): void {
    const by = ENDED.exec(text)?.[1];
    if (by !== undefined) return this.#tell(printable(by, MOST_CHARACTERS));
    if (text.startsWith('# ERROR')) return this.#parts.onLoss(UNKNOWN);
    const [, what, family] = GONE.exec(text) ?? [];
    if (what !== undefined) this.#note(what === 'table' ? family : undefined);
    const made = MADE.exec(text)?.[1];
    if (made !== undefined) this.#tables = this.#tables?.filter((table) => table !== made);
  }

  #note(family: string | undefined): void {
    if (!this.#tables) this.#timer = this.#parts.clock.after(UNENDED_MS, () => this.#tell(''));
    this.#tables = [...(this.#tables ?? []), ...FAMILIES.filter((one) => one === family)];
  }

  #tell(by: string): void {
    const tables = this.#tables;
    if (!tables) return;
    this.#timer?.cancel();
    this.#tables = undefined;
    this.#parts.onLoss({ tables, by });
  }

  #startAgain(): void {
    this.#timer?.cancel();
    this.#tables = undefined;
    this.#timer = this.#parts.clock.after(AGAIN_MS, () => {
      this.open();
      this.#parts.onLoss(UNKNOWN);
    });
  }
}
