import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { type Headers, headersOf, soleHeader } from '../http/headers.ts';
import type {
  NotificationSubType,
  SsdpAnnouncement,
  SsdpMessage,
  SsdpResponse,
  SsdpSearch,
} from './message.ts';

const refuse = refuser('ssdp');

/** What each kind of message must and may have in its headers. */
export const READERS: Readonly<Record<SsdpMessage['kind'], (headers: Headers) => Parsed<SsdpMessage>>> = {
  search: readSearch,
  response: readResponse,
  announcement: readAnnouncement,
};

function readSearch(headers: Headers): Parsed<SsdpSearch> {
  const man = required(headers, 'MAN');
  if (!man.ok) return man;
  if (man.value !== '"ssdp:discover"' && man.value !== 'ssdp:discover')
    return refuse('unsupported', 'MAN is not ssdp:discover');
  const searchTarget = required(headers, 'ST');
  if (!searchTarget.ok) return searchTarget;
  const wait = optional(headers, 'MX');
  if (!wait.ok) return wait;
  if (wait.value !== undefined && !/^\d{1,4}$/.test(wait.value))
    return refuse('malformed', 'MX is no number of at most 4 digits');
  const maxWait = wait.value === undefined ? {} : { maxWait: Number(wait.value) };
  return ok({ kind: 'search', searchTarget: searchTarget.value, ...maxWait, headers });
}

function readResponse(headers: Headers): Parsed<SsdpResponse> {
  const location = required(headers, 'LOCATION');
  if (!location.ok) return location;
  const searchTarget = required(headers, 'ST');
  if (!searchTarget.ok) return searchTarget;
  const usn = required(headers, 'USN');
  if (!usn.ok) return usn;
  const more = presence(headers);
  if (!more.ok) return more;
  const found = { location: location.value, searchTarget: searchTarget.value, usn: usn.value };
  return ok({ kind: 'response', ...more.value, ...found, headers });
}

function readAnnouncement(headers: Headers): Parsed<SsdpAnnouncement> {
  const nts = required(headers, 'NTS');
  if (!nts.ok) return nts;
  if (!isSubType(nts.value)) return refuse('unsupported', 'NTS is none of alive, byebye, update');
  const nt = required(headers, 'NT');
  if (!nt.ok) return nt;
  const usn = required(headers, 'USN');
  if (!usn.ok) return usn;
  const more = presence(headers);
  if (!more.ok) return more;
  if (nts.value !== 'ssdp:byebye' && more.value.location === undefined)
    return refuse('malformed', 'there is no LOCATION');
  return ok({ kind: 'announcement', nts: nts.value, nt: nt.value, usn: usn.value, ...more.value, headers });
}

const isSubType = (text: string): text is NotificationSubType =>
  text === 'ssdp:alive' || text === 'ssdp:byebye' || text === 'ssdp:update';

interface Presence {
  readonly location?: string;
  readonly server?: string;
  readonly maxAge?: number;
}

function presence(headers: Headers): Parsed<Presence> {
  const location = optional(headers, 'LOCATION');
  if (!location.ok) return location;
  const server = optional(headers, 'SERVER');
  if (!server.ok) return server;
  const maxAge = maxAgeOf(headers);
  return ok({
    ...(location.value === undefined ? {} : { location: location.value }),
    ...(server.value === undefined ? {} : { server: server.value }),
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

const MAX_AGE = /(?:^|,)\s*max-age\s*=\s*(\d{1,10})\s*(?:,|$)/i;

/** `max-age=1800` among the directives; players put blanks around the sign. Other spellings tell no age. */
function maxAgeOf(headers: Headers): number | undefined {
  for (const value of headersOf(headers, 'CACHE-CONTROL')) {
    const age = MAX_AGE.exec(value)?.[1];
    if (age !== undefined) return Number(age);
  }
  return undefined;
}

function required(headers: Headers, name: string): Parsed<string> {
  const found = optional(headers, name);
  if (!found.ok) return found;
  return found.value ? ok(found.value) : refuse('malformed', `there is no ${name}`);
}

const optional = (headers: Headers, name: string): Parsed<string | undefined> =>
  soleHeader(headers, name, refuse);
