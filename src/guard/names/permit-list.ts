import type { NamePattern } from '../../config/name-pattern.ts';

/** `above`: not listed itself, and something below it is: it is empty, for one that is not there has nothing below it (RFC 8020). */
export type Standing = 'listed' | 'above' | 'unlisted';

/** Names that a segment of players reaches. */
export class PermitList {
  readonly #names: ReadonlySet<string>;
  readonly #below: ReadonlySet<string>;
  readonly #above: ReadonlySet<string>;

  constructor(patterns: readonly NamePattern[]) {
    this.#names = new Set(patterns.flatMap((one) => (one.kind === 'name' ? [one.name] : [])));
    this.#below = new Set(patterns.flatMap((one) => (one.kind === 'below' ? [one.below] : [])));
    this.#above = new Set([
      ...[...this.#names].flatMap(parents),
      ...[...this.#below].flatMap((name) => [name, ...parents(name)]),
    ]);
  }

  /** Of a name in lower case, as messages are read: a dot inside a label is written `\.`, and no listed name has one. */
  standing(name: string): Standing {
    const isListed = this.#names.has(name) || parents(name).some((parent) => this.#below.has(parent));
    if (isListed && HOST.test(name)) return 'listed';
    return this.#above.has(name) ? 'above' : 'unlisted';
  }
}

/** What hosts are called, service names with an underscore included. Nothing else is asked upstream. */
const HOST = /^[a-z\d_-]{1,63}(?:\.[a-z\d_-]{1,63})*$/;

/** `a.b.c` is below `b.c` and `c`. */
const parents = (name: string): readonly string[] => {
  const labels = name.split('.');
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
};
