import { type Headers, headersOf } from '../../wire/http/headers.ts';
import { isCookieSecret } from '../identity/cookie-secret.ts';
import { SESSION_MS } from '../identity/session.ts';
import type { Site } from './site.ts';

/** With TLS a browser takes this name from this very host alone, and sends it nowhere else (RFC 6265bis §4.1.3.2). */
const nameOn = ({ scheme }: Pick<Site, 'scheme'>): string =>
  scheme === 'https' ? '__Host-tonewall' : 'tonewall';

/** What the browser shows. Of two of that name it would be open which one counts (another port may have set one). */
export function cookieIn(headers: Headers, site: Pick<Site, 'scheme'>): string | undefined {
  const pairs = headersOf(headers, 'cookie').flatMap((header) => header.split(';'));
  const [value, ...more] = pairs.flatMap((pair) => valueIn(pair, nameOn(site)));
  return value !== undefined && more.length === 0 && isCookieSecret(value) ? value : undefined;
}

function valueIn(pair: string, name: string): readonly string[] {
  const [key = '', ...rest] = pair.split('=');
  return key.trim() === name ? [rest.join('=').trim()] : [];
}

/** No script reads it and no other site's page has it sent along. */
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';

export const givenCookie = (site: Pick<Site, 'scheme'>, secret: string): string =>
  `${nameOn(site)}=${secret}; ${ATTRIBUTES}; Max-Age=${SESSION_MS.whole / 1000}${secureOn(site)}`;

export const takenCookie = (site: Pick<Site, 'scheme'>): string =>
  `${nameOn(site)}=; ${ATTRIBUTES}; Max-Age=0${secureOn(site)}`;

const secureOn = ({ scheme }: Pick<Site, 'scheme'>): string => (scheme === 'https' ? '; Secure' : '');
