import type { Log } from '../../ports/log.ts';
import type { EntryParts } from '../gateway/enter.ts';
import type { Doorbook } from './doorbook.ts';
import type { Judge, JudgeParts } from '../gateway/judge.ts';

/** What the local API's side of the guard works with: the same roster, identities, policy and journal as port 1400. */
export interface LocalApiParts extends EntryParts, JudgeParts {
  readonly judge: Judge;
  readonly book: Doorbook;
  readonly log: Log;
}
