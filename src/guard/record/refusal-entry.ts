import type { JournalEntry } from '../../journal/entry.ts';
import type { Principal } from '../identity/principal.ts';
import type { NotUnderstood } from '../request/understood.ts';
import { type Origin, whoFacts } from './who.ts';

interface TurnedAway extends Origin {
  /** The room whose player was asked. */
  readonly room: string;
  readonly principal: Principal;
  readonly at: number;
}

/** What the journal says of a request that was turned away before there was anything to decide: the keys of a decision. */
export const refusalEntry = (
  { reason, detail, about }: NotUnderstood,
  { room, principal, at, ...origin }: TurnedAway,
): JournalEntry => ({
  kind: 'decision',
  at,
  facts: {
    effect: 'forbid',
    ...whoFacts(principal, origin),
    room,
    action: about,
    reasons: [reason],
    detail,
  },
});
