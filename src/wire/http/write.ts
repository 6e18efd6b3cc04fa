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
export const writeHead = (startLine: string, headers: Headers): Uint8Array =>
  Buffer.from(`${headText(startLine, headers)}\r\n`, 'latin1');

/** Without the blank line; Latin-1 characters. */
function headText(startLine: string, headers: Headers): string {
  let text = `${startLine}\r\n`;
  for (const [name, value] of headers) {
    assertPart(isToken(name), 'header name');
    assertPart(isFieldValue(value), 'header value');
    text += `${name}:${value === '' ? '' : ' '}${value}\r\n`;
  }
  return text;
}

function message(startLine: string, headers: Headers, body: Uint8Array | string | undefined): Uint8Array {
  if (body === undefined) return writeHead(startLine, headers);
  assertPart(headerOf(headers, 'content-length') === undefined, 'second Content-Length');
  assertPart(headerOf(headers, 'transfer-encoding') === undefined, 'Transfer-Encoding beside a body');
  const length = Buffer.byteLength(body);
  const head = `${headText(startLine, headers)}CONTENT-LENGTH: ${length}\r\n\r\n`;
  const bytes = Buffer.allocUnsafe(head.length + length);
  bytes.write(head, 0, 'latin1');
  if (typeof body === 'string') bytes.write(body, head.length);
  else bytes.set(body, head.length);
  return bytes;
}

function assertPart(good: boolean, part: string): void {
  if (!good) throw new Error(`not writable as HTTP: ${part}`);
}
