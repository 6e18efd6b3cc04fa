/**
 * Has players at the addresses that the guard found them at. What could go wrong: the guard is taken over and gives doors to what is no player
 * (only players of the file, only at addresses where players are, none of another and none of this computer), it moves them about without end
 * (a few changes a minute), an old door stays (all of it is one transaction: `transaction.ts`). Proven in `place-keeper.test.ts` and
 * `test/lab/converge-address.test.ts`.
 */
import { TonewallError } from '../../base/errors.ts';
import { InTurn } from '../../base/in-turn.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Exec } from '../../ports/exec.ts';
import type { OwnCards } from '../../ports/own-cards.ts';
import { placePlayers } from './firewall.ts';
import type { Layout } from './layout.ts';
import { elementsIn, MOVED_MAP, movedIn } from './maps.ts';
import { type Move, type Moved, movesThatFit, NOT_MOVED } from './moved.ts';
import { askNft } from './nft.ts';
import type { FirewallAnswer } from './questions.ts';
import { TABLE } from './table.ts';

interface PlaceKeeperParts {
  readonly exec: Exec;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly cards: OwnCards;
}

/** Changes in a minute: a house whose players are all given new addresses has a handful, one after the other. */
const MOST_CHANGES = 12;
const MINUTE_MS = 60_000;

export class PlaceKeeper {
  readonly #parts: PlaceKeeperParts;
  #changedAt: readonly number[] = [];
  readonly #inTurn = new InTurn();

  constructor(parts: PlaceKeeperParts) {
    this.#parts = parts;
  }

  /** Who has moved, as the kernel has it. */
  async moved(): Promise<Moved> {
    const asked = await askNft(this.#parts.exec, ['list', 'map', 'inet', TABLE, MOVED_MAP]);
    return asked.kind === 'said'
      ? movedIn(elementsIn(asked.text, { kind: 'map', name: MOVED_MAP }))
      : NOT_MOVED;
  }

  /** One after the other: each is the difference to what is there. */
  place(moves: readonly Move[], layout: Layout | undefined): Promise<FirewallAnswer> {
    return this.#inTurn.run(() => this.#place(moves, layout));
  }

  async #place(moves: readonly Move[], layout: Layout | undefined): Promise<FirewallAnswer> {
    const moved: Moved = new Map(moves.map(({ player, at }) => [player, at]));
    if (!layout || moved.size < moves.length || !this.#fits(layout, moved)) return { answer: 'not-a-place' };
    try {
      return await this.#bring(layout, moved);
    } catch (cause) {
      if (cause instanceof TonewallError) return { answer: 'failed' };
      throw cause;
    }
  }

  #fits(layout: Layout, moved: Moved): boolean {
    const own = this.#parts.cards.addresses().map(({ address }) => address);
    const isFree = [...moved.values()].every((address) => !own.includes(address));
    return isFree && movesThatFit(layout, moved).size === moved.size;
  }

  /** Rules are not the guard's to change: where they are not those of the file, or there are none, it gets nothing. */
  async #bring(layout: Layout, moved: Moved): Promise<FirewallAnswer> {
    const mayChange = (): boolean => this.#mayChange();
    const done = await placePlayers(this.#parts.exec, { layout, moved, mayChange });
    return { answer: done === 'other-rules' ? 'failed' : done };
  }

  #mayChange(): boolean {
    const now = this.#parts.clock.elapsed();
    const recent = this.#changedAt.filter((at) => now - at < MINUTE_MS);
    const isFew = recent.length < MOST_CHANGES;
    this.#changedAt = isFew ? [...recent, now] : recent;
    return isFew;
  }
}
