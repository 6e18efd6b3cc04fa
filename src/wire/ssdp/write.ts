import type { Headers } from '../http/headers.ts';
import { writeHead } from '../http/write.ts';
import type { NotificationSubType } from './message.ts';

export interface SearchToWrite {
  readonly searchTarget: string;
  /** Address and port the datagram goes to, `239.255.255.250:1900`. */
  readonly host: string;
  /** Seconds; left out of unicast searches (UDA 2.0 §1.3.2). */
  readonly maxWait?: number;
  readonly userAgent?: string;
}

/** M-SEARCH as UDA 2.0 §1.3.2 has it. Like every writer here it throws on parts that could break out of their line. */
export const writeSearch = ({ searchTarget, host, maxWait, userAgent }: SearchToWrite): Uint8Array =>
  writeHead(
    'M-SEARCH * HTTP/1.1',
    present([
      ['HOST', host],
      ['MAN', '"ssdp:discover"'],
      ['MX', maxWait?.toString()],
      ['ST', searchTarget],
      ['USER-AGENT', userAgent],
    ]),
  );

export interface SearchResponseToWrite {
  readonly location: string;
  readonly server?: string;
  readonly searchTarget: string;
  readonly usn: string;
  /** Seconds. */
  readonly maxAge?: number;
  /** Vendor headers, after the ones of UPnP. */
  readonly headers?: Headers;
}

/** The answer to a search, headers in the order and spelling of players (`max-age = 1800`; rebuilt recording of 2026). */
export const writeSearchResponse = (response: SearchResponseToWrite): Uint8Array =>
  writeHead('HTTP/1.1 200 OK', [
    ...present([
      ['CACHE-CONTROL', maxAgeText(response.maxAge)],
      ['EXT', ''],
      ['LOCATION', response.location],
      ['SERVER', response.server],
      ['ST', response.searchTarget],
      ['USN', response.usn],
    ]),
    ...(response.headers ?? []),
  ]);

export interface AnnouncementToWrite {
  readonly nts: NotificationSubType;
  readonly nt: string;
  readonly usn: string;
  readonly host?: string;
  readonly location?: string;
  readonly server?: string;
  readonly maxAge?: number;
  readonly headers?: Headers;
}

/** NOTIFY as UDA 2.0 §1.2.2 to §1.2.4 have it. */
export const writeAnnouncement = (announcement: AnnouncementToWrite): Uint8Array =>
  writeHead('NOTIFY * HTTP/1.1', [
    ...present([
      ['HOST', announcement.host ?? '239.255.255.250:1900'],
      ['CACHE-CONTROL', maxAgeText(announcement.maxAge)],
      ['LOCATION', announcement.location],
      ['NT', announcement.nt],
      ['NTS', announcement.nts],
      ['SERVER', announcement.server],
      ['USN', announcement.usn],
    ]),
    ...(announcement.headers ?? []),
  ]);

const maxAgeText = (maxAge: number | undefined): string | undefined =>
  maxAge === undefined ? undefined : `max-age = ${maxAge}`;

const present = (headers: readonly (readonly [string, string | undefined])[]): Headers =>
  headers.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
