import { createHash } from 'node:crypto';
import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { RequestHead, ResponseHead } from '../http/head.ts';
import { type Headers, headersOf, soleHeader } from '../http/headers.ts';

const refuse = refuser('websocket');

/** RFC 6455 §1.3. */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
export const WEBSOCKET_VERSION = '13';
/** 16 bytes in base64, in the one spelling that they have. */
const KEY = /^[A-Za-z0-9+/]{21}[AQgw]==$/;

/** What a client wishes for (RFC 6455 §4.2.1). Extensions are left out: none is ever agreed on. */
export interface WebSocketWish {
  readonly key: string;
  readonly protocols: readonly string[];
}

/** Whether a request asks to become a WebSocket at all. */
export const wantsWebSocket = ({ headers }: RequestHead): boolean =>
  headersOf(headers, 'upgrade').some((value) => tokens(value).includes('websocket'));

export function readWebSocketWish({ method, version, headers }: RequestHead): Parsed<WebSocketWish> {
  if (method !== 'GET' || version !== '1.1')
    return refuse('malformed', 'a WebSocket begins with GET and HTTP/1.1');
  const upgrade = checkUpgrade(headers);
  if (!upgrade.ok) return upgrade;
  const told = soleHeader(headers, 'sec-websocket-version', refuse);
  if (!told.ok) return told;
  if (told.value !== WEBSOCKET_VERSION) return refuse('unsupported', 'the version is not 13');
  const key = soleHeader(headers, 'sec-websocket-key', refuse);
  if (!key.ok) return key;
  if (key.value === undefined || !KEY.test(key.value))
    return refuse('malformed', 'the key is not 16 bytes in base64');
  const protocols = headersOf(headers, 'sec-websocket-protocol').flatMap((value) => value.split(','));
  return ok({ key: key.value, protocols: protocols.map((name) => name.trim()) });
}

function checkUpgrade(headers: Headers): Parsed<undefined> {
  const upgrade = soleHeader(headers, 'upgrade', refuse);
  if (!upgrade.ok) return upgrade;
  if (upgrade.value?.toLowerCase() !== 'websocket')
    return refuse('malformed', 'the Upgrade is not websocket alone');
  return headersOf(headers, 'connection').flatMap(tokens).includes('upgrade')
    ? ok(undefined)
    : refuse('malformed', 'the Connection does not name the Upgrade');
}

const tokens = (value: string): readonly string[] =>
  value.split(',').map((token) => token.trim().toLowerCase());

/** RFC 6455 §4.2.2. */
const acceptOf = (key: string): string => createHash('sha1').update(`${key}${MAGIC}`).digest('base64');

/** The headers of the answer with status 101, Connection left out. */
export const acceptHeaders = (key: string, protocol: string): Headers => [
  ['Upgrade', 'websocket'],
  ['Sec-WebSocket-Accept', acceptOf(key)],
  ['Sec-WebSocket-Protocol', protocol],
];

/** The headers of a wish; `key` is 16 bytes that nobody can foretell, in base64. */
export const wishHeaders = (key: string, protocol: string): Headers => [
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key', key],
  ['Sec-WebSocket-Version', WEBSOCKET_VERSION],
  ['Sec-WebSocket-Protocol', protocol],
];

/** Whether an answer grants the wish (RFC 6455 §4.1): the key is proven, the protocol is ours, nothing was added. */
export function checkAccepted(
  { status, headers }: ResponseHead,
  { key, protocol }: { readonly key: string; readonly protocol: string },
): Parsed<undefined> {
  if (status !== 101) return refuse('unsupported', `the answer has status ${status}`);
  const upgrade = checkUpgrade(headers);
  if (!upgrade.ok) return upgrade;
  const accept = soleHeader(headers, 'sec-websocket-accept', refuse);
  if (!accept.ok) return accept;
  if (accept.value !== acceptOf(key)) return refuse('mismatch', 'the answer does not prove the key');
  if (headersOf(headers, 'sec-websocket-extensions').length > 0)
    return refuse('unsupported', 'the answer adds an extension');
  const chosen = soleHeader(headers, 'sec-websocket-protocol', refuse);
  if (!chosen.ok) return chosen;
  return chosen.value === undefined || chosen.value === protocol
    ? ok(undefined)
    : refuse('mismatch', 'the answer names another protocol');
}
