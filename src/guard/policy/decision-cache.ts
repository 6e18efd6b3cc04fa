/**
 * Remembers at most `2 * half` values. Two generations: what is used is kept in the young one; when that is full, the
 * old one is let go. Cheaper than an order of use, and what is asked often stays.
 */
export interface DecisionCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** Longer keys are those of a playlist with its places, which nobody sends twice. */
const LONGEST_KEY = 1024;

export function decisionCache<T>(half: number): DecisionCache<T> {
  let [young, old] = [new Map<string, T>(), new Map<string, T>()];
  const set = (key: string, value: T): void => {
    if (key.length > LONGEST_KEY) return;
    if (young.size >= half) [young, old] = [new Map(), young];
    young.set(key, value);
  };
  return {
    set,
    get(key) {
      const fresh = young.get(key);
      if (fresh !== undefined) return fresh;
      const known = old.get(key);
      if (known !== undefined) set(key, known);
      return known;
    },
  };
}
