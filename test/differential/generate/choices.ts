/**
 * Where the generator's decisions come from. A list of numbers that fast-check makes and shrinks, or a quick source for
 * millions of cases: the same generator runs on both. Zero is always the plainest choice.
 */
export interface Choices {
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
}

/** Numbers of a list; when they are used up, every further choice is the plainest. */
export function listedChoices(numbers: readonly number[]): Choices {
  let at = 0;
  return { below: (count) => (numbers[at++] ?? 0) % count };
}

/** Chances by splitmix32: quick, and the same for the same seed on every machine. */
export function seededChoices(seed: number): Choices {
  let state = seed | 0;
  return {
    below: (count) => {
      state = (state + 0x9e37_79b9) | 0;
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
      return ((mixed ^ (mixed >>> 15)) >>> 0) % count;
    },
  };
}

export function pick<T>(choices: Choices, from: readonly T[]): T {
  const at = choices.below(from.length);
  if (at >= from.length) throw new Error('nothing to choose from');
  return from[at] as T;
}

/** True once in so many times, and never when the choice is the plainest. */
export const once = (choices: Choices, inSoMany: number): boolean => choices.below(inSoMany) === inSoMany - 1;
