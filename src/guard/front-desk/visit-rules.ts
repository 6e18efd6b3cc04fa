import { type Headers, headersOf } from '../../wire/http/headers.ts';

export interface Visit {
  readonly method: string;
  readonly headers: Headers;
}

export type VisitRefusal = 'wrong-host' | 'cross-site';

/** Under which a browser on the front desk's page asks: with the port, and without where that is the usual one. */
export const hostsOf = (address: string, port: number): readonly string[] =>
  port === 80 ? [address, `${address}:80`] : [`${address}:${port}`];

/**
 * Whether the front desk answers. A Host that is a name may be a stranger's (DNS rebinding), so only its own address will
 * do. What a page of another site sends is refused; a link that somebody follows from there may look, for looking changes
 * nothing (Fetch Metadata §2). What changes something has to say that it comes from the front desk's own form: every browser
 * does (Fetch §3.2, Origin with every POST).
 */
export function refusalOfVisit(
  { method, headers }: Visit,
  hosts: readonly string[],
): VisitRefusal | undefined {
  const [host, ...more] = headersOf(headers, 'host');
  if (host === undefined || more.length > 0 || !hosts.includes(host)) return 'wrong-host';
  const origins = headersOf(headers, 'origin');
  const isOwn = origins.every((origin) => hosts.some((own) => origin === `http://${own}`));
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
