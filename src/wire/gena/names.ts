import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { type Headers, soleHeader } from '../http/headers.ts';
import { GENA_LIMITS } from '../limits.ts';

export const EVENT_NAMESPACE = 'urn:schemas-upnp-org:event-1-0';

/** How long a subscription lasts: seconds, or without end. */
export type SubscriptionTime = number | 'infinite';

export const refuse = refuser('gena');

export const single = (headers: Headers, name: string): Parsed<string | undefined> =>
  soleHeader(headers, name, refuse);

/** A header that must be there with one fixed value (NT, NTS). */
export function expectHeader(headers: Headers, name: string, expected: string): Parsed<string> {
  const value = single(headers, name);
  if (!value.ok) return value;
  if (value.value === undefined) return refuse('malformed', `there is no ${name}`);
  return value.value === expected ? ok(expected) : refuse('unsupported', `${name} is not ${expected}`);
}

/** `uuid:…`; players append `_sub` and a number where UDA 2.0 §4.1.2 has a UUID. */
const SID = /^uuid:[\x21-\x7e]+$/;

export function parseSid(text: string | undefined): Parsed<string> {
  if (text === undefined) return refuse('malformed', 'there is no SID');
  if (text.length > GENA_LIMITS.maxSidLength)
    return refuse('limit', `the SID is longer than ${GENA_LIMITS.maxSidLength} characters`);
  return SID.test(text) ? ok(text) : refuse('malformed', 'the SID is not of the form uuid:…');
}

/** `Second-1800` or `Second-infinite`; hb-zp-tools asks for `Second-180030`, some stacks write `infinite` alone. */
export function parseTimeout(text: string): Parsed<SubscriptionTime> {
  const [, seconds = text] = /^second-(.*)$/i.exec(text) ?? [];
  if (/^infinite$/i.test(seconds)) return ok('infinite');
  if (seconds === text || !/^\d{1,9}$/.test(seconds))
    return refuse('malformed', 'TIMEOUT is not of the form Second-1800');
  return ok(Number(seconds));
}
