import type { JournalEntry } from '../../journal/entry.ts';
import type { Cast, JudgedCast } from '../gateway/cast-wanted.ts';
import { castRequest } from '../policy/cast-request.ts';
import { decisionEntry } from './decision-entry.ts';
import { whoFacts } from './who.ts';

/** Says openly that nothing more will be written down of it. */
export function admittedEntry({ decision, client, ground, ...cast }: JudgedCast, at: number): JournalEntry {
  const reasons = [{ id: 'unread-service' as const }, ...decision.reasons];
  const origin = { address: client, ground };
  return decisionEntry(castRequest({ ...cast, at }), { effect: 'permit', reasons }, origin);
}

/** `ground` is who is taken to be there now, `why` what is said of them: reasons of a decision, or `guard-closed`. */
export function endedEntry(
  { service, client, room, principal, ground }: Cast,
  { at, why }: { readonly at: number; readonly why: readonly string[] },
): JournalEntry {
  const { action } = castRequest({ principal, service, room, at });
  return {
    kind: 'service-ended',
    at,
    facts: {
      ...whoFacts(principal, { address: client, ground }),
      room,
      action: action.id,
      reasons: [...why],
    },
  };
}
