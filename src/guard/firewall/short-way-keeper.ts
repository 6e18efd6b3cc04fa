/**
 * Has the short way where the configuration wants it and the kernel can, and nowhere else; no wall rests on it. What could go wrong: the kernel does not take it,
 * or a card is not there (music keeps to the rules, which is told once), a card is another one of the same name (it is looked at every ten seconds), the kernel
 * is strict with connections again (the way ends; until it is seen, music stands still). Proven in `short-way-keeper.test.ts` and `test/lab/short-way.test.ts`.
 */
import { TonewallError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { Rounds } from '../gateway/rounds.ts';
import type { Layout } from './layout.ts';
import { shortSegments } from './short-way.ts';
import { bringShortWay, type ShortWaySight, shortWayWanted, WINDOWS } from './short-way-stand.ts';

interface ShortWayParts {
  readonly clock: Pick<Clock, 'after'>;
  readonly sight: ShortWaySight;
  /** Of the configuration as it is now; undefined where it has no segments or cannot be read: then all stays as it is. */
  readonly layout: () => Promise<Layout | undefined>;
  readonly told: ShortWayTold;
}

export interface ShortWayTold {
  /** At these cards of people. */
  made(cards: readonly string[]): void;
  ended(): void;
  /** It is wanted and cannot be; tried again, and told anew when the reason is another. */
  failed(problem: string): void;
}

const LOOK_MS = 10_000;

const HINDERED = {
  windows: `${WINDOWS} is not 1 (sysctl -w ${WINDOWS}=1)`,
  cards: 'the cards for it are not there',
} as const;

export class ShortWayKeeper {
  readonly #parts: ShortWayParts;
  readonly #rounds: Rounds;
  #problem = '';
  /** Nothing is wanted, and nothing is there. */
  #isAtRest = false;

  constructor(parts: ShortWayParts) {
    this.#parts = parts;
    this.#rounds = new Rounds({ clock: parts.clock, everyMs: LOOK_MS, round: () => this.#look() });
  }

  open(): void {
    this.#rounds.look();
  }

  /** What is there stays: it opens for nothing but what the rules let through. */
  async close(): Promise<void> {
    await this.#rounds.close();
  }

  async #look(): Promise<void> {
    try {
      this.#tell(await this.#mend());
    } catch (cause) {
      if (!(cause instanceof TonewallError)) throw cause;
      this.#tell(cause.message);
    }
  }

  #tell(problem: string): void {
    if (problem !== '' && problem !== this.#problem) this.#parts.told.failed(problem);
    this.#problem = problem;
  }

  /** What hinders it, or nothing. */
  async #mend(): Promise<string> {
    const { layout: read, sight, told } = this.#parts;
    const layout = await read();
    const isWanted = layout !== undefined && shortSegments(layout.gateway).length > 0;
    if (!layout || (!isWanted && this.#isAtRest)) return '';
    const { table, segments = [], hindered } = await shortWayWanted(layout.gateway, sight);
    const isChanged = await bringShortWay(sight.exec, table);
    this.#isAtRest = !isWanted;
    if (isChanged && table) told.made(segments.map(({ interface: card }) => card));
    if (isChanged && !table) told.ended();
    return hindered === undefined ? '' : HINDERED[hindered];
  }
}
