import type { EventHub } from '../events/event-hub.ts';
import type { SubscriptionFact } from '../events/subscriber.ts';
import type { Roster } from '../gateway/roster.ts';
import type { Principal } from '../identity/principal.ts';
import type { Policy } from '../policy/decision.ts';

interface Hearing {
  readonly hub: EventHub;
  readonly roster: Roster;
  /** Who somebody is now that was identified before. */
  readonly who: (principal: Principal, address: string) => Principal;
}

/** Ends the subscriptions of those who may have none: under this policy, by who they are now. */
export function withdraw({ hub, ...parts }: Hearing, policy: Policy, at: number): void {
  hub.endWhere((subscription) => !mayHear(policy, parts, { subscription, at }));
}

function mayHear(
  policy: Policy,
  { roster, who }: Omit<Hearing, 'hub'>,
  {
    subscription: { player, service, principal, address },
    at,
  }: { readonly subscription: SubscriptionFact; readonly at: number },
): boolean {
  const room = roster.placeOf(player)?.room;
  if (room === undefined) return false;
  const request = {
    principal: who(principal, address),
    action: { kind: 'event', id: `event.${service}`, riskClass: 'read' },
    room,
    rooms: [room],
    context: { at, approved: false },
  } as const;
  return policy.decide(request).effect === 'permit';
}
