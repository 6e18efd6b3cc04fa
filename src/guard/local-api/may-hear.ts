import { askerOf, type Arrival } from '../gateway/enter.ts';
import { decisionEntry } from '../record/decision-entry.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { LocalApiParts } from './parts.ts';

/**
 * Whether who subscribed may still read what an event tells: rights may have ended since. Asked for each message, so a
 * permit is not written down again; a refusal is.
 */
export function mayHear(
  { identify, policy, clock, journal }: LocalApiParts,
  { at, authorization }: { readonly at: Arrival; readonly authorization: readonly string[] },
  namespace: string,
): boolean {
  const asker = askerOf(identify, at, authorization);
  const { room } = at.place;
  const request: AccessRequest = {
    principal: asker.principal,
    action: { kind: 'local-api', id: `local-api.${namespace}.subscribe`, riskClass: 'read' },
    room,
    rooms: [room],
    context: { at: clock.now(), approved: false, sources: [] },
  };
  const decision = policy().decide(request);
  if (decision.effect === 'forbid') journal.append(decisionEntry(request, decision, asker));
  return decision.effect === 'permit';
}
