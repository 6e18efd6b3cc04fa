import type { Side } from './segments.ts';

/** One for each card: addresses cost nothing to whoever makes them up, so what is sent on one side takes no room from others. */
export class BySide<Thing> {
  readonly #make: () => Thing;
  readonly #made = new Map<string, Thing>();

  constructor(make: () => Thing) {
    this.#make = make;
  }

  on({ interface: card }: Pick<Side, 'interface'>): Thing {
    const made = this.#made.get(card) ?? this.#make();
    this.#made.set(card, made);
    return made;
  }
}
