import { asIpAddress, asPort, type Endpoint, formatEndpoint } from '../base/address.ts';
import { type Parsed, refuser } from '../base/refusal.ts';
import { ok } from '../base/result.ts';

/** Where a description lies: the address that answered, and a path there. */
export interface Location {
  readonly endpoint: Endpoint;
  readonly path: string;
}

const refuse = refuser('location');

/**
 * Reads a LOCATION. It is followed only to the address that answered: a device can send a control point nowhere else
 * (no names, no other host, http only; UDA 2.0 §1.2.2).
 */
export function locationOf(text: string, answered: Endpoint): Parsed<Location> {
  const url = URL.parse(text);
  if (!url) return refuse('malformed', 'it is no URL');
  if (url.protocol !== 'http:') return refuse('unsupported', 'its scheme is not http');
  if (url.username || url.password) return refuse('forbidden', 'it carries credentials');
  const host = asIpAddress(url.hostname.replace(/^\[|\]$/g, ''));
  if (!host) return refuse('forbidden', 'it names a host, not an address');
  if (host !== answered.host)
    return refuse('mismatch', 'it points to another address than the one that answered');
  const port = asPort(url.port || 80);
  if (port === undefined) return refuse('malformed', 'its port is none');
  return ok({ endpoint: { host, port }, path: `${url.pathname}${url.search}` });
}

/**
 * The path of a URL in a description, relative to the description's own (UDA 2.0 §2.3; URLBase is deprecated and not
 * followed). A URL to another host is refused.
 */
export function pathWithin(text: string, base: Location): Parsed<string> {
  const origin = `http://${formatEndpoint(base.endpoint)}`;
  if (text === '' || !URL.canParse(text, `${origin}${base.path}`)) return refuse('malformed', 'it is no URL');
  const url = new URL(text, `${origin}${base.path}`);
  if (url.origin !== new URL(origin).origin) return refuse('mismatch', 'it points to another host or port');
  return ok(`${url.pathname}${url.search}`);
}
