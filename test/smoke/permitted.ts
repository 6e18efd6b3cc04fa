import { AUDIT_PAGES } from '../../src/catalog/audit-pages.ts';
import { HARMLESS_ACTIONS } from '../../src/catalog/harmless.ts';

/** A request as a simulated player received it. */
export interface Received {
  readonly method?: string | undefined;
  readonly target?: string | undefined;
  readonly headers?: readonly (readonly [name: string, value: string])[] | undefined;
  readonly body?: string | undefined;
}

const OWN_URL = /^http:\/\/127\.0\.0\.[12]:\d{4,5}\/[0-9a-f]{32}\.png$/;

/**
 * Why an audit may not have sent this; undefined when it may. Written by hand from the permit list, beside the guard and
 * without it: service, action and arguments of calls, targets and CALLBACK of subscriptions, every header.
 */
export function whyForeign(received: Received): string | undefined {
  switch (received.method) {
    case 'GET':
      return ofGet(received);
    case 'POST':
      return ofPost(received);
    case 'SUBSCRIBE':
      return ofSubscribe(received);
    case 'UNSUBSCRIBE':
      return ofUnsubscribe(received);
    default:
      return 'the method';
  }
}

function ofGet({ target = '', headers = [], body = '' }: Received): string | undefined {
  if (body !== '') return 'a body';
  if (!has(headers, ['HOST', 'CONNECTION']) && !has(headers, ['HOST', 'X-SONOS-API-KEY', 'CONNECTION']))
    return 'the headers';
  const [, art] = /^\/getaa\?u=([^&]+)$/.exec(target) ?? [];
  if (art !== undefined) return OWN_URL.test(decodeURIComponent(art)) ? undefined : 'the place';
  return AUDIT_PAGES.some((page) => page === target) ? undefined : 'the page';
}

/** `service/action` with its arguments, as they stand in the body. */
const CALLS: ReadonlySet<string> = new Set(
  Object.entries(HARMLESS_ACTIONS).map(
    ([key, { arguments: args }]) =>
      `${key.replace(/:.*/, '')} ${args.map(([name, value]) => `${name}=${value}`).join(' ')}`,
  ),
);

function ofPost({ target = '', headers = [], body = '' }: Received): string | undefined {
  if (!has(headers, ['HOST', 'CONTENT-TYPE', 'SOAPACTION', 'CONNECTION', 'CONTENT-LENGTH']))
    return 'the headers';
  const [, action = '', type = '', inner = ''] =
    /<s:Body><u:(\w+) xmlns:u="([^"]+)"(?:\/>|>(.*)<\/u:\1>)<\/s:Body>/s.exec(body) ?? [];
  const args = [...inner.matchAll(/<(\w+)(?:\/>|>([^<]*)<\/\1>)/g)].map(
    ([, name, value = '']) => `${name}=${value}`,
  );
  const service = /:service:(\w+):1$/.exec(type)?.[1] ?? '';
  if (valueOf(headers, 'SOAPACTION') !== `"${type}#${action}"`) return 'SOAPACTION';
  if (!target.endsWith(`/${service}/Control`)) return 'the control path';
  return CALLS.has(`${service}/${action} ${args.join(' ')}`) ? undefined : 'the call';
}

/** The second of a Bridge, which renders nothing. */
const EVENT_PATHS: ReadonlySet<string> = new Set([
  '/MediaRenderer/RenderingControl/Event',
  '/GroupManagement/Event',
]);

function ofSubscribe({ target = '', headers = [], body = '' }: Received): string | undefined {
  if (body !== '' || !has(headers, ['HOST', 'CALLBACK', 'NT', 'TIMEOUT', 'CONNECTION'])) return 'the headers';
  if (!EVENT_PATHS.has(target)) return 'the event path';
  const callback = /^<(.*)>$/.exec(valueOf(headers, 'CALLBACK') ?? '')?.[1] ?? '';
  if (!OWN_URL.test(callback)) return 'the CALLBACK';
  return valueOf(headers, 'TIMEOUT') === 'Second-60' ? undefined : 'TIMEOUT';
}

function ofUnsubscribe({ target = '', headers = [], body = '' }: Received): string | undefined {
  if (body !== '' || !has(headers, ['HOST', 'SID', 'CONNECTION'])) return 'the headers';
  return EVENT_PATHS.has(target) ? undefined : 'the event path';
}

type Headers = NonNullable<Received['headers']>;

/** Exactly these, each once. */
const has = (headers: Headers, names: readonly string[]): boolean =>
  headers
    .map(([name]) => name.toUpperCase())
    .sort()
    .join() === [...names].sort().join();

const valueOf = (headers: Headers, name: string): string | undefined =>
  headers.find(([known]) => known.toUpperCase() === name)?.[1];
