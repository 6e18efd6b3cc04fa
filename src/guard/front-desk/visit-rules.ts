import { type Headers, headersOf } from '../../wire/http/headers.ts';
import type { Site } from './site.ts';

export interface Visit {
  readonly method: string;
  readonly headers: Headers;
}

export type VisitRefusal = 'wrong-host' | 'cross-site';

/**
 * Whether the front desk answers. A Host that is a name may be a stranger's (DNS rebinding), so only its own address (or
 * the name that its owner gave it) will do. What a page of another site sends is refused; a link that somebody follows from there may look, for looking changes
 * nothing (Fetch Metadata §2). What changes something has to say that it comes from the front desk's own form: every browser
 * does (Fetch §3.2, Origin with every POST).
 */
export function refusalOfVisit(
  { method, headers }: Visit,
  { scheme, hosts }: Site,
): VisitRefusal | undefined {
  const [host, ...more] = headersOf(headers, 'host');
  if (host === undefined || more.length > 0 || !hosts.includes(host)) return 'wrong-host';
  const origins = headersOf(headers, 'origin');
  const isOwn = origins.every((origin) => hosts.some((own) => origin === `${scheme}://${own}`));
  const isLook = method === 'GET' || method === 'HEAD';
  if (!isOwn || (!isLook && origins.length !== 1)) return 'cross-site';
  const sites = headersOf(headers, 'sec-fetch-site');
  const isHome = sites.every((site) => site === 'same-origin' || site === 'none');
  return isHome || (isLook && isFollowedLink(headers)) ? undefined : 'cross-site';
}

function isFollowedLink(headers: Headers): boolean {
  const says = (name: string, wanted: string): boolean => {
    const values = headersOf(headers, name);
    return values.length === 1 && values[0] === wanted;
  };
  return says('sec-fetch-mode', 'navigate') && says('sec-fetch-dest', 'document');
}
