import { CAST_IDS, castAction, type CastId, isUnread } from '../../catalog/casts.ts';
import { BINDINGS, type Principal } from '../identity/principal.ts';
import type { AccessRequest } from './access-request.ts';
import type { Decision, Policy } from './decision.ts';
import { refusal } from './reasons-of.ts';

/** It makes a player sound. */
export const CAST_CLASS = 'playback';

export interface CastAsked {
  readonly principal: Principal;
  readonly service: CastId;
  readonly room: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Whoever casts sets the volume by ways that nobody reads, so a cap refuses it and quiet hours do. */
export const castRequest = ({ principal, service, room, at }: CastAsked): AccessRequest => ({
  principal,
  action: { kind: 'cast', id: castAction(service), riskClass: CAST_CLASS },
  room,
  rooms: [room],
  context: { at, approved: false, volumes: { [room]: 'unknown' } },
});

/** What passes the firewall shows nothing with its packets but where they come from: an address alone, or a network, is not enough. */
const LEAST = BINDINGS.indexOf('address-and-hardware');

/** Whether a principal may use a service of a player. */
export const decideCast = (policy: Policy, asked: CastAsked): Decision =>
  decideAsked(policy, castRequest(asked));

/** What a policy says of a request, and of what passes unread how surely it must be known who asks. */
export function decideAsked(policy: Policy, request: AccessRequest): Decision {
  const decision = policy.decide(request);
  const { action, principal } = request;
  // Requests show who sends them, and are judged again when they come.
  const passesUnread = CAST_IDS.some((id) => castAction(id) === action.id && isUnread(id));
  if (decision.effect === 'forbid' || !passesUnread) return decision;
  return BINDINGS.indexOf(principal.binding) < LEAST ? refusal([{ id: 'weak-identity' }]) : decision;
}
