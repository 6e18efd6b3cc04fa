import { AUDIT_PAGES } from '../../catalog/audit-pages.ts';
import type { HttpRequest } from '../../upnp/http-client.ts';
import type { Headers } from '../../wire/http/headers.ts';
import { parseSoapAction } from '../../wire/soap/action.ts';
import { parseSoapRequest, writeSoapRequest } from '../../wire/soap/request.ts';
import {
  artPathFor,
  CALL_TYPE,
  EVENT_TIMEOUT,
  EVENT_TYPE,
  FOREIGN_HOST,
  isArtPath,
  LOCAL_API_INFO,
  PUBLIC_API_KEY,
  TLS_PORT,
} from './constants.ts';
import type { Grant } from './grant.ts';
import { PERMITTED_INVOCATIONS, serviceNameOf } from './reads.ts';

/** Why a request may not go out; undefined when it may. Each method has its own headers, all of them and each once. */
export function whyForbidden(request: HttpRequest, grant: Grant): string | undefined {
  const { target, door = 'tcp', method } = request;
  if (target.host !== grant.address) return 'it goes to another address';
  if (target.port !== (door === 'tls' ? TLS_PORT : grant.port)) return 'it goes to another port';
  const rule = Object.hasOwn(RULES, method) ? RULES[method] : undefined;
  return rule ? rule(request, grant) : 'the method is not on the list';
}

type Rule = (request: HttpRequest, grant: Grant) => string | undefined;

const RULES: Readonly<Record<string, Rule>> = {
  GET: (request, grant) =>
    hasBody(request) ?? hasSource(request) ?? whyNotHeaders(request, grant) ?? whyNotPage(request, grant),
  POST: (request, grant) => hasSource(request) ?? whyNotCall(request, grant),
  SUBSCRIBE: (request, grant) => hasBody(request) ?? isOverTls(request) ?? whyNotSubscribe(request, grant),
  UNSUBSCRIBE: (request, grant) =>
    hasBody(request) ?? isOverTls(request) ?? whyNotUnsubscribe(request, grant),
};

const hasBody = ({ body = '' }: HttpRequest): string | undefined =>
  body === '' ? undefined : 'it has a body';

const hasSource = ({ localAddress }: HttpRequest): string | undefined =>
  localAddress === undefined ? undefined : 'it chooses where it comes from';

const isOverTls = ({ door }: HttpRequest): string | undefined =>
  door === 'tls' ? 'subscriptions go in clear' : undefined;

/** The values of exactly these headers, in this order; undefined for more, fewer, others or repeats. */
function valuesOf(headers: Headers, names: readonly string[]): readonly string[] | undefined {
  const same = headers.length === names.length && names.every((name, at) => headers[at]?.[0] === name);
  return same ? headers.map(([, value]) => value) : undefined;
}

/** GET has none, or the foreign name for the description, or the shared key for the player's own record. */
function whyNotHeaders(
  { headers = [], path, door }: HttpRequest,
  { descriptionPath }: Grant,
): string | undefined {
  if (headers.length === 0) return undefined;
  const [host] = valuesOf(headers, ['HOST']) ?? [];
  if (host !== undefined)
    return host === FOREIGN_HOST && path === descriptionPath && door !== 'tls'
      ? undefined
      : 'the Host is not the foreign name for the description';
  const [key] = valuesOf(headers, ['X-Sonos-Api-Key']) ?? [];
  if (key === undefined) return 'the headers are not those of a page';
  return key === PUBLIC_API_KEY && path === LOCAL_API_INFO && door === 'tls'
    ? undefined
    : 'the key is not the shared one for the own record';
}

/** The art proxy may be pointed at a listener of this run, and nowhere else; TLS is for the description and the own record. */
function whyNotPage({ path, door }: HttpRequest, grant: Grant): string | undefined {
  if (door === 'tls')
    return path === grant.descriptionPath || path === LOCAL_API_INFO
      ? undefined
      : 'the page is not on the list for TLS';
  if (isArtPath(path))
    return [...grant.ownUrls].some((url) => path === artPathFor(url))
      ? undefined
      : 'it points to a place that is not ours';
  return AUDIT_PAGES.some((page) => page === path) || grant.documents.has(path)
    ? undefined
    : 'the page is not on the list';
}

function whyNotCall({ path, body = '', headers = [] }: HttpRequest, grant: Grant): string | undefined {
  const [type, soapAction = ''] = valuesOf(headers, ['CONTENT-TYPE', 'SOAPACTION']) ?? [];
  if (type !== CALL_TYPE) return 'the headers are not those of a call';
  const [call, header] = [parseSoapRequest(body), parseSoapAction(soapAction)];
  if (!call.ok || !header.ok) return 'it is no SOAP call';
  const { serviceType, action, arguments: args } = call.value;
  if (header.value.serviceType !== serviceType || header.value.action !== action)
    return 'header and body disagree';
  if (!grant.controls.get(path)?.has(serviceType)) return 'the path is no control path of the service';
  const permitted = PERMITTED_INVOCATIONS.some(
    (one) =>
      one.service === serviceNameOf(serviceType) &&
      one.action === action &&
      JSON.stringify(one.arguments) === JSON.stringify(args),
  );
  if (!permitted) return `${action} with these arguments is not on the list`;
  return body === writeSoapRequest(call.value) ? undefined : 'the body is not as this program writes it';
}

function whyNotSubscribe(
  { path, headers = [], localAddress }: HttpRequest,
  grant: Grant,
): string | undefined {
  if (!grant.eventPaths.has(path)) return 'the path is no described event path';
  const [callback, type, timeout] = valuesOf(headers, ['CALLBACK', 'NT', 'TIMEOUT']) ?? [];
  if (type !== EVENT_TYPE || timeout !== EVENT_TIMEOUT) return 'the headers are not those of a subscription';
  if (![...grant.ownUrls].some((url) => callback === `<${url}>`)) return 'the CALLBACK is not ours';
  return isOwn(localAddress, grant) ? undefined : 'it comes from an address that is not ours';
}

function whyNotUnsubscribe(
  { path, headers = [], localAddress }: HttpRequest,
  grant: Grant,
): string | undefined {
  const [sid] = valuesOf(headers, ['SID']) ?? [];
  if (sid === undefined || grant.subscriptions.get(sid) !== path) return 'the subscription is not ours';
  return isOwn(localAddress, grant) ? undefined : 'it comes from an address that is not ours';
}

const isOwn = (localAddress: HttpRequest['localAddress'], { ownAddresses }: Grant): boolean =>
  localAddress === undefined || ownAddresses.has(localAddress);
