import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { RequestHead } from '../../wire/http/head.ts';
import { parseSubscribe, parseUnsubscribe } from '../../wire/gena/subscribe.ts';
import type { GuardedAction } from '../policy/access-request.ts';
import { notUnderstood, turnedAway } from './refuse.ts';
import type { ServiceAt } from './service-map.ts';
import type { NotUnderstood, UnderstoodSubscription, UnderstoodUnsubscription } from './understood.ts';

/** SUBSCRIBE and UNSUBSCRIBE (UDA 2.0 §4.1). They have no body. */
export function understandEventing(
  head: RequestHead,
  body: Uint8Array,
  at: ServiceAt,
): Result<UnderstoodSubscription | UnderstoodUnsubscription, NotUnderstood> {
  const { name, subscribable } = at.service;
  const service = { name, subscribable, eventPath: at.path };
  const action: GuardedAction = { kind: 'event', id: `event.${name}`, riskClass: 'read' };
  const about = action.id;
  if (body.length > 0)
    return notUnderstood({ reason: 'malformed', detail: 'a subscription has no body', status: 400, about });
  if (head.method === 'UNSUBSCRIBE') {
    const end = parseUnsubscribe(head);
    if (!end.ok) return turnedAway(end.error, about);
    return ok({ kind: 'unsubscribe', action, service, sid: end.value.sid });
  }
  const request = parseSubscribe(head);
  if (!request.ok) return turnedAway(request.error, about);
  return ok({ kind: 'subscribe', action, service, request: request.value });
}
