import type { SubscriptionTime } from '../wire/gena/names.ts';
import { parseSubscribeResponse, type SubscribeAnswer } from '../wire/gena/subscribe.ts';
import type { Exchange } from './exchange.ts';

/** Renewed after this part of the time, well before the end. */
const RENEW_AT = 0.8;
/** A publisher that grants next to nothing is asked twice a second and no more often. */
const MIN_RENEW_SECONDS = 0.5;
/** UDA 2.0 §4.1.1 knows `infinite`; it is renewed daily all the same, to learn of a publisher that forgot. */
const MAX_RENEW_SECONDS = 86_400;

/** Seconds until a subscription granted for so long is renewed. */
export function renewAfter(timeoutSeconds: SubscriptionTime): number {
  const told = timeoutSeconds === 'infinite' ? MAX_RENEW_SECONDS : timeoutSeconds;
  return Math.min(Math.max(told * RENEW_AT, MIN_RENEW_SECONDS), MAX_RENEW_SECONDS);
}

/** What the publisher said: no, or nothing that holds for later. */
export const noIn = ({ outcome }: Pick<Exchange, 'outcome'>): 'turned-away' | 'unavailable' =>
  outcome.kind === 'failure' || outcome.status >= 500 ? 'unavailable' : 'turned-away';

/** SID and time of a publisher that said yes. */
export function grantIn({ outcome }: Pick<Exchange, 'outcome'>): SubscribeAnswer | undefined {
  if (outcome.kind !== 'response') return undefined;
  const { status, reason, headers } = outcome;
  const parsed = parseSubscribeResponse({ version: '1.1', status, reason, headers });
  return parsed.ok ? parsed.value : undefined;
}
