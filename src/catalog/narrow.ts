/**
 * Gives text from the catalog's own JSON files its closed type. A value outside the list is a fault of the data
 * and stops the program; `files.test.ts` checks every file, so it cannot happen in a release.
 */
export const oneOf =
  <const T extends string | number>(allowed: readonly T[]) =>
  (value: string | number): T => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw new Error(`not in the catalog's list: ${value}`);
    return found;
  };
