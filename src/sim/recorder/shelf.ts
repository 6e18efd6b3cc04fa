/** Something kept, with what it costs. */
export interface Kept<Item> {
  readonly item: Item;
  /** Characters, about. */
  weight: number;
  forgotten: boolean;
}

/** Keeps the newest items, so many and so heavy at most. */
export interface Shelf<Item> {
  put(item: Item, weight: number): Kept<Item>;
  /** What was put there got heavier. */
  grow(kept: Kept<Item>, weight: number): void;
  /** Oldest first. */
  items(): readonly Item[];
  clear(): void;
}

export interface ShelfLimits {
  readonly maxItems: number;
  readonly maxWeight: number;
}

/** The newest item stays even when it alone is too heavy. */
export function createShelf<Item>({ maxItems, maxWeight }: ShelfLimits): Shelf<Item> {
  let kept: (Kept<Item> | undefined)[] = [];
  /** Places before it are empty: one copy for many removals. */
  let first = 0;
  let total = 0;

  const forgetOldest = (): void => {
    const oldest = kept[first];
    if (oldest) Object.assign(oldest, { forgotten: true });
    total -= oldest?.weight ?? 0;
    kept[first] = undefined;
    first += 1;
  };

  const isOverfull = (): boolean => {
    const count = kept.length - first;
    return count > 1 && (count > maxItems || total > maxWeight);
  };

  const trim = (): void => {
    while (isOverfull()) forgetOldest();
    if (first < 64 || first < kept.length / 2) return;
    kept = kept.slice(first);
    first = 0;
  };

  return {
    put: (item, weight) => {
      const place = { item, weight, forgotten: false };
      kept.push(place);
      total += weight;
      trim();
      return place;
    },
    grow: (place, weight) => {
      if (place.forgotten) return;
      place.weight += weight;
      total += weight;
      trim();
    },
    items: () => kept.slice(first).flatMap((place) => (place ? [place.item] : [])),
    clear: () => {
      for (const place of kept) if (place) place.forgotten = true;
      kept = [];
      first = 0;
      total = 0;
    },
  };
}
