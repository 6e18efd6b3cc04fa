import type { Stream } from '../../ports/net.ts';
import type { Headers } from '../../wire/http/headers.ts';
import { writeResponse } from '../../wire/http/write.ts';

/** What a client is told, before it is written. */
export interface Answer {
  readonly status: number;
  /** Those of the message's own frame (length, connection) are added when it is written. */
  readonly headers: Headers;
  readonly body: Uint8Array | string;
  /** HEAD: the length is told and the body stays away. */
  readonly headOnly?: boolean;
  /** The same object answers others as well: its bytes are written once and kept. */
  readonly isShared?: true;
  /** Called when the answer has been written. */
  readonly afterwards?: () => void;
  /** With status 101: what happens on the connection from then on, in another protocol than HTTP. */
  readonly takeOver?: (stream: Stream) => Promise<void>;
}

const REASONS: Readonly<Record<number, string>> = {
  101: 'Switching Protocols',
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/**
 * The bytes. Nothing that a web page could use: no CORS header is ever sent, types are not guessed, nothing is kept by
 * caches that several principals share.
 */
export function writeAnswer(answer: Answer, { close }: { readonly close: boolean }): Uint8Array {
  if (answer.isShared !== true || close) return bytesOf(answer, close);
  const known = WRITTEN.get(answer);
  if (known) return known;
  const bytes = bytesOf(answer, close);
  WRITTEN.set(answer, bytes);
  return bytes;
}

/** Of shared answers on connections that go on. An answer never changes, and its bytes go when it goes. */
const WRITTEN = new WeakMap<Answer, Uint8Array>();

function bytesOf(answer: Answer, close: boolean): Uint8Array {
  if (answer.takeOver) return writeSwitch(answer);
  const headers: Headers = [
    ...answer.headers,
    ['X-CONTENT-TYPE-OPTIONS', 'nosniff'],
    ['CACHE-CONTROL', 'no-store'],
    ['CONNECTION', close ? 'close' : 'keep-alive'],
  ];
  const start = { status: answer.status, reason: REASONS[answer.status] ?? 'Answer' };
  if (answer.headOnly !== true) return writeResponse({ ...start, headers, body: answer.body });
  const length = Buffer.byteLength(answer.body);
  return writeResponse({ ...start, headers: [...headers, ['CONTENT-LENGTH', String(length)]] });
}

/** RFC 9110 §15.2.2: no body, and the connection is the other protocol's. */
const writeSwitch = ({ status, headers }: Answer): Uint8Array =>
  writeResponse({ status, reason: REASONS[status] ?? '', headers: [...headers, ['Connection', 'Upgrade']] });

export const XML_TYPE = 'text/xml; charset="utf-8"';
