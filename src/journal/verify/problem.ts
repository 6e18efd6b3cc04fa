/** What can be wrong with a journal: the closed list. Ids are for ever. */
export const PROBLEMS = {
  'not-an-entry': 'A line is no entry by its form.',
  'cut-line': 'A file does not end with a whole line: it was cut, or a writer was stopped in the middle.',
  'wrong-number': 'Lines are missing, doubled, put in or in another order here.',
  'wrong-hash': 'This line, or the one before it, was changed.',
  'wrong-first-line': 'A segment does not begin with its own first line.',
  'not-linked': 'A segment does not go on from the end of the one before.',
  'empty-segment': 'A segment has no line.',
  'missing-segment': 'Segments are missing that no checkpoint says were dropped.',
  'forged-checkpoint': 'A checkpoint is not signed with the key of the journal.',
  'wrong-checkpoint': 'A checkpoint is signed, but for another place.',
  'no-checkpoint': 'Nothing in the journal is signed.',
  'other-key': 'A segment was written with another key.',
  'cut-off': 'Entries are missing at the end, or were replaced, that the saved checkpoint knows.',
  'changed-value': 'A personal value is not the one that was written.',
} as const;

export type ProblemId = keyof typeof PROBLEMS;

export interface Problem {
  readonly id: ProblemId;
  /** Name in the journal's folder; undefined where no file is to blame. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** One clause for people: `number 12 follows 10`. */
  readonly detail: string;
}

/** So many are told; the rest is counted. A journal that was rewritten has as many as lines. */
const MAX_PROBLEMS = 100;

export class Problems {
  readonly told: Problem[] = [];
  #count = 0;

  add(problem: Problem): void {
    this.#count += 1;
    if (this.told.length < MAX_PROBLEMS) this.told.push(problem);
  }

  get count(): number {
    return this.#count;
  }
}
