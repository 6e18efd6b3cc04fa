/**
 * The last look at everything that leaves. What could go wrong: a gatherer, by mistake or by a forged call, sends
 * something that changes a device. What guards: gatherers hold a `Probe`, which cannot express it; and this file, which
 * reads each finished request anew and throws a bug before a byte is sent. Proof: guard.test.ts, probe.test.ts, and
 * test/smoke/audit-zoo.test.ts, which reads what the simulated players received.
 */
import { TonewallError } from '../../base/errors.ts';
import { AUDIT_PAGES } from '../../catalog/audit-pages.ts';
import type { Net } from '../../ports/net.ts';
import type { HttpClient, HttpRequest } from '../../upnp/http-client.ts';
import { type Headers, headerOf } from '../../wire/http/headers.ts';
import { parseSoapAction } from '../../wire/soap/action.ts';
import { parseSoapRequest } from '../../wire/soap/request.ts';
import {
  ART_PATH,
  FOREIGN_HOST,
  LOCAL_API_INFO,
  LOGIN_PORTS,
  PUBLIC_API_KEY,
  TLS_PORT,
} from './constants.ts';
import type { Grant } from './grant.ts';
import { PERMITTED_INVOCATIONS, serviceNameOf } from './reads.ts';

/** A client that refuses, as a bug, whatever the grant does not cover. */
export const guardClient = (client: HttpClient, grant: Grant): HttpClient => ({
  request(request) {
    const reason = whyForbidden(request, grant);
    if (reason !== undefined) throw forbidden(`${request.method} ${request.path.slice(0, 80)}: ${reason}`);
    return client.request(request);
  },
});

/** A network that connects to the device's own doors and to nothing else. */
export const guardNet = (net: Net, grant: Grant): Net => ({
  ...net,
  connect(options) {
    const ports: readonly number[] = [grant.port, TLS_PORT, ...LOGIN_PORTS];
    if (options.host !== grant.address || !ports.includes(options.port))
      throw forbidden(`connect to ${options.host}:${options.port}`);
    return net.connect(options);
  },
  datagrams: () => {
    throw forbidden('datagrams');
  },
});

const forbidden = (what: string): TonewallError =>
  new TonewallError('bug', `the audit was about to send what it may not: ${what}`);

/** Why a request may not go out; undefined when it may. */
export function whyForbidden(request: HttpRequest, grant: Grant): string | undefined {
  const { target, door = 'tcp', headers = [] } = request;
  if (target.host !== grant.address) return 'it goes to another address';
  if (target.port !== (door === 'tls' ? TLS_PORT : grant.port)) return 'it goes to another port';
  const header = headers.find(([name]) => !HEADERS.has(name.toUpperCase()));
  if (header) return `the header ${header[0]} is not on the list`;
  switch (request.method) {
    case 'GET':
      return whyNotGet(request, grant);
    case 'POST':
      return whyNotPost(request, grant);
    case 'SUBSCRIBE':
      return whyNotSubscribe(request, grant);
    case 'UNSUBSCRIBE':
      return whyNotUnsubscribe(request, grant);
    default:
      return 'the method is not on the list';
  }
}

const HEADERS = new Set([
  'HOST',
  'SOAPACTION',
  'CONTENT-TYPE',
  'CALLBACK',
  'NT',
  'TIMEOUT',
  'SID',
  'X-SONOS-API-KEY',
]);

function whyNotGet({ path, body, headers = [] }: HttpRequest, grant: Grant): string | undefined {
  if (body !== undefined && body !== '') return 'it has a body';
  const host = headerOf(headers, 'HOST');
  if (host !== undefined && (host !== FOREIGN_HOST || !grant.documents.has(path)))
    return 'the Host is neither the device nor the foreign name for a document';
  const key = headerOf(headers, 'X-SONOS-API-KEY');
  if (key !== undefined && (key !== PUBLIC_API_KEY || path !== LOCAL_API_INFO))
    return 'the key is not the shared one';
  if (path.startsWith(`${ART_PATH}?`)) return whyNotArt(path, grant);
  const isPage = AUDIT_PAGES.some((page) => page === path);
  return isPage || grant.documents.has(path) ? undefined : 'the page is not on the list';
}

/** The art proxy may be pointed at a listener of this run, and nowhere else. */
function whyNotArt(path: string, { ownListeners }: Grant): string | undefined {
  const query = path.slice(ART_PATH.length + 1);
  if (!query.startsWith('u=') || query.includes('&')) return 'the query is not u= alone';
  return isOwn(decoded(query.slice(2)), ownListeners) ? undefined : 'it points to a place that is not ours';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function whyNotPost({ path, body = '', headers = [] }: HttpRequest, grant: Grant): string | undefined {
  if (!grant.controlPaths.has(path)) return 'the path is no described control path';
  const call = parseSoapRequest(new TextEncoder().encode(body));
  const header = parseSoapAction(headerOf(headers, 'SOAPACTION') ?? '');
  if (!call.ok || !header.ok) return 'it is no SOAP call';
  const { serviceType, action, arguments: args } = call.value;
  if (header.value.serviceType !== serviceType || header.value.action !== action)
    return 'header and body disagree';
  const permitted = PERMITTED_INVOCATIONS.some(
    (one) =>
      one.service === serviceNameOf(serviceType) &&
      one.action === action &&
      sameArguments(one.arguments, args),
  );
  return permitted ? undefined : `${action} with these arguments is not on the list`;
}

const sameArguments = (a: Headers, b: Headers): boolean => JSON.stringify(a) === JSON.stringify(b);

function whyNotSubscribe({ path, headers = [] }: HttpRequest, grant: Grant): string | undefined {
  if (!grant.eventPaths.has(path)) return 'the path is no described event path';
  const callback = /^<([^<>]+)>$/.exec(headerOf(headers, 'CALLBACK') ?? '')?.[1];
  if (callback === undefined) return 'there is not exactly one CALLBACK';
  return isOwn(callback, grant.ownListeners) ? undefined : 'the CALLBACK is not ours';
}

const whyNotUnsubscribe = ({ headers = [] }: HttpRequest, { sids }: Grant): string | undefined =>
  sids.has(headerOf(headers, 'SID') ?? '') ? undefined : 'the subscription is not ours';

function isOwn(url: string, own: ReadonlySet<string>): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username } = new URL(url);
  return protocol === 'http:' && username === '' && own.has(host);
}
