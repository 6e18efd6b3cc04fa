/**
 * Tells the guard what the kernel counted of players. What could go wrong: the guard is taken over and asks without end (so often, each costs one run
 * of nft), it hears of others than players (only addresses of players of the configuration, wherever they have moved). Proven in
 * `counters-told.test.ts` and `test/lab/player-counters.test.ts`.
 */
import type { Clock } from '../../ports/clock.ts';
import type { Exec } from '../../ports/exec.ts';
import { RateLimit } from '../shield/rate-limit.ts';
import { type Layout, movedTo } from './layout.ts';
import { elementsIn, MOVED_MAP, movedIn } from './maps.ts';
import { nftTable } from './nft.ts';
import { countsIn, uncounted } from './player-counters.ts';
import type { FirewallAnswer } from './questions.ts';
import { TABLE } from './table.ts';

interface CountersToldParts {
  readonly exec: Exec;
  readonly clock: Pick<Clock, 'elapsed'>;
  /** `times`: how often rules were put back. */
  readonly rules: { readonly times: number };
}

/** A guard asks six times a minute; one that starts again and again asks at each start. */
const QUESTIONS = { perSecond: 1, burst: 10 };

export class CountersTold {
  readonly #parts: CountersToldParts;
  readonly #questions: RateLimit;

  constructor(parts: CountersToldParts) {
    this.#parts = parts;
    this.#questions = new RateLimit(parts.clock, { read: QUESTIONS });
  }

  async tell(layout: () => Promise<Layout | undefined>): Promise<FirewallAnswer> {
    if (this.#questions.take('the guard', 'read').kind !== 'pass') return { answer: 'too-many' };
    const file = await layout();
    if (!file) return { answer: 'not-a-place' };
    // The whole table: of several sets, or of sets and maps, nft 1.0.6 lists one in a run.
    const asked = await nftTable(this.#parts.exec, TABLE);
    if (asked.kind !== 'said') return { answer: 'failed' };
    const moved = movedIn(elementsIn(asked.text, { kind: 'map', name: MOVED_MAP }));
    const counts = new Map(countsIn(asked.text).map((count) => [count.address, count]));
    const players = movedTo(file, moved).voices;
    return {
      answer: 'counters',
      players: players.map(({ address }) => counts.get(address) ?? uncounted(address)),
      putBack: this.#parts.rules.times,
    };
  }
}
