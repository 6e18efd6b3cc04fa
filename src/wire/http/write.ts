import { isFieldValue, isTargetText, isToken } from './characters.ts';
import { type Headers, headerOf } from './headers.ts';

export interface RequestToWrite {
  readonly method: string;
  readonly target: string;
  readonly headers: Headers;
  readonly body?: Uint8Array | string;
}

export interface ResponseToWrite {
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body?: Uint8Array | string;
}

/**
 * A request of HTTP/1.1, headers in the order given. Adds CONTENT-LENGTH when there is a body and nothing else.
 * Throws when a part could break out of its place (CR, LF, NUL, blanks in a target): such a part is a bug of the caller.
 */
export function writeRequest({ method, target, headers, body }: RequestToWrite): Uint8Array {
  assertPart(isToken(method), 'method');
  assertPart(isTargetText(target), 'target');
  return message(`${method} ${target} HTTP/1.1`, headers, body);
}

/** A response of HTTP/1.1, by the same rules. */
export function writeResponse({ status, reason, headers, body }: ResponseToWrite): Uint8Array {
  assertPart(Number.isInteger(status) && status >= 100 && status <= 599, 'status');
  assertPart(isFieldValue(reason), 'reason');
  return message(`HTTP/1.1 ${status} ${reason}`, headers, body);
}

/** Start line and headers with their blank line, as bytes. */
export function writeHead(startLine: string, headers: Headers): Uint8Array {
  for (const [name, value] of headers) {
    assertPart(isToken(name), 'header name');
    assertPart(isFieldValue(value), 'header value');
  }
  const lines = headers.map(([name, value]) => `${name}:${value === '' ? '' : ' '}${value}\r\n`);
  return Buffer.from(`${startLine}\r\n${lines.join('')}\r\n`, 'latin1');
}

function message(startLine: string, headers: Headers, body: Uint8Array | string | undefined): Uint8Array {
  if (body === undefined) return writeHead(startLine, headers);
  assertPart(headerOf(headers, 'content-length') === undefined, 'second Content-Length');
  assertPart(headerOf(headers, 'transfer-encoding') === undefined, 'Transfer-Encoding beside a body');
  const bytes = Buffer.from(body);
  const head = writeHead(startLine, [...headers, ['CONTENT-LENGTH', String(bytes.length)]]);
  return Buffer.concat([head, bytes]);
}

function assertPart(good: boolean, part: string): void {
  if (!good) throw new Error(`not writable as HTTP: ${part}`);
}
