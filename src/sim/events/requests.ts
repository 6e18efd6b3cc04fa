import type { ServiceShape } from '../player-kind.ts';
import { bare, type Answer } from '../server/answer.ts';
import type { PageRequest } from '../server/page.ts';
import { readCallbacks } from './callback.ts';
import { GRANTED, type Ledger } from './ledger.ts';
import type { Subscription } from './subscription.ts';

/** UDA 2.0 §4.1.2: headers that exclude each other; what is asked cannot be met; no room for more. */
const BAD_REQUEST = 400;
const PRECONDITION_FAILED = 412;
const UNABLE = 503;

export interface Unsubscribing {
  readonly request: PageRequest;
  readonly service: ServiceShape;
  readonly ledger: Ledger;
}

export interface Subscribing extends Unsubscribing {
  /** Prepares the first event message, with everything. */
  readonly welcome: (subscription: Subscription, service: ServiceShape) => void;
  /** The answer has left: the first event message may go. */
  readonly begin: (subscription: Subscription) => void;
}

/** A new subscription or a renewal. TIMEOUT is not read: players always grant 86,400 seconds. */
export function subscribe(subscribing: Subscribing): Answer {
  const { request, service, ledger } = subscribing;
  const [sid, callback, nt] = ['sid', 'callback', 'nt'].map((name) => request.header(name));
  if (!service.facts.subscribable) return bare(PRECONDITION_FAILED);
  if (sid === undefined) return subscribeAnew(subscribing, callback ?? '', nt ?? '');
  if (callback !== undefined || nt !== undefined) return bare(BAD_REQUEST);
  const known = ledger.renew(request.player.id, service.facts.name, sid.trim());
  return known ? granted(sid.trim()) : bare(PRECONDITION_FAILED);
}

function subscribeAnew(
  { request, service, ledger, welcome, begin }: Subscribing,
  callback: string,
  nt: string,
): Answer {
  const callbacks = readCallbacks(callback);
  if (callbacks.length === 0 || nt.trim() !== 'upnp:event') return bare(PRECONDITION_FAILED);
  const subscription = ledger.add({ playerId: request.player.id, service: service.facts.name, callbacks });
  if (!subscription) return bare(UNABLE);
  welcome(subscription, service);
  return { ...granted(subscription.sid), sent: () => begin(subscription) };
}

const granted = (sid: string): Answer =>
  bare(200, [
    ['SID', sid],
    ['TIMEOUT', GRANTED],
  ]);

export function unsubscribe({ request, service, ledger }: Unsubscribing): Answer {
  const [sid, callback, nt] = ['sid', 'callback', 'nt'].map((name) => request.header(name));
  if (sid !== undefined && (callback !== undefined || nt !== undefined)) return bare(BAD_REQUEST);
  const known = ledger.remove(request.player.id, service.facts.name, sid?.trim() ?? '');
  return bare(known ? 200 : PRECONDITION_FAILED);
}
