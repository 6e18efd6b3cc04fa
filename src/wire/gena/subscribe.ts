import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { RequestHead, ResponseHead } from '../http/head.ts';
import type { Headers } from '../http/headers.ts';
import { type Callback, parseCallbacks } from './callback.ts';
import { expectHeader, parseSid, parseTimeout, refuse, type SubscriptionTime, single } from './names.ts';

/** A subscription asked for, or one renewed (UDA 2.0 §4.1.2, §4.1.3). A missing TIMEOUT leaves the time to the publisher. */
export type SubscribeRequest =
  | {
      readonly kind: 'new';
      readonly callbacks: readonly Callback[];
      readonly timeoutSeconds?: SubscriptionTime;
    }
  | { readonly kind: 'renew'; readonly sid: string; readonly timeoutSeconds?: SubscriptionTime };

/** SID together with CALLBACK or NT is neither one nor the other and refused (UDA 2.0 table 4-4: 400). */
export function parseSubscribe({ method, headers }: RequestHead): Parsed<SubscribeRequest> {
  if (method !== 'SUBSCRIBE') return refuse('unsupported', 'the method is not SUBSCRIBE');
  const time = optionalTimeout(headers);
  if (!time.ok) return time;
  const sid = single(headers, 'SID');
  if (!sid.ok) return sid;
  if (sid.value === undefined) return newSubscription(headers, time.value);
  const alone = withoutSubscriber(headers);
  if (!alone.ok) return alone;
  const checked = parseSid(sid.value);
  return checked.ok ? ok({ kind: 'renew', sid: checked.value, ...time.value }) : checked;
}

function newSubscription(
  headers: Headers,
  time: { readonly timeoutSeconds?: SubscriptionTime },
): Parsed<SubscribeRequest> {
  const nt = expectHeader(headers, 'NT', 'upnp:event');
  if (!nt.ok) return nt;
  const callback = single(headers, 'CALLBACK');
  if (!callback.ok) return callback;
  if (callback.value === undefined) return refuse('malformed', 'there is neither CALLBACK nor SID');
  const callbacks = parseCallbacks(callback.value);
  return callbacks.ok ? ok({ kind: 'new', callbacks: callbacks.value, ...time }) : callbacks;
}

/** UNSUBSCRIBE, by SID alone (UDA 2.0 §4.1.4). */
export function parseUnsubscribe({ method, headers }: RequestHead): Parsed<{ readonly sid: string }> {
  if (method !== 'UNSUBSCRIBE') return refuse('unsupported', 'the method is not UNSUBSCRIBE');
  const alone = withoutSubscriber(headers);
  if (!alone.ok) return alone;
  const sid = single(headers, 'SID');
  if (!sid.ok) return sid;
  const checked = parseSid(sid.value);
  return checked.ok ? ok({ sid: checked.value }) : checked;
}

export interface SubscribeAnswer {
  readonly sid: string;
  readonly timeoutSeconds: SubscriptionTime;
}

/** The publisher's yes: 200 with SID and TIMEOUT. */
export function parseSubscribeResponse({ status, headers }: ResponseHead): Parsed<SubscribeAnswer> {
  if (status !== 200) return refuse('unsupported', 'the status is not 200');
  const sidText = single(headers, 'SID');
  if (!sidText.ok) return sidText;
  const sid = parseSid(sidText.value);
  if (!sid.ok) return sid;
  const time = optionalTimeout(headers);
  if (!time.ok) return time;
  const { timeoutSeconds } = time.value;
  if (timeoutSeconds === undefined) return refuse('malformed', 'there is no TIMEOUT');
  return ok({ sid: sid.value, timeoutSeconds });
}

function withoutSubscriber(headers: Headers): Parsed<undefined> {
  for (const name of ['CALLBACK', 'NT']) {
    const value = single(headers, name);
    if (!value.ok) return value;
    if (value.value !== undefined) return refuse('mismatch', `${name} stands beside SID`);
  }
  return ok(undefined);
}

function optionalTimeout(headers: Headers): Parsed<{ readonly timeoutSeconds?: SubscriptionTime }> {
  const text = single(headers, 'TIMEOUT');
  if (!text.ok) return text;
  if (text.value === undefined) return ok({});
  const time = parseTimeout(text.value);
  return time.ok ? ok({ timeoutSeconds: time.value }) : time;
}
