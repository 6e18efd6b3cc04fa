import { asPort } from '../../base/address.ts';
import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { type HttpLimits, REQUEST_LIMITS, RESPONSE_LIMITS } from '../limits.ts';
import { parseFields } from './fields.ts';
import { requestFraming } from './framing.ts';
import { type Headers, headersOf } from './headers.ts';
import { type Line, type LineEnds, lineAt } from './lines.ts';
import { type HttpVersion, parseRequestLine, parseStatusLine } from './start-line.ts';

export interface RequestHead {
  readonly method: string;
  /** A path with its query exactly as sent, or `*`. Not normalised: compare it, never resolve it as a URL reference. */
  readonly target: string;
  readonly version: HttpVersion;
  readonly headers: Headers;
}

export interface ResponseHead {
  readonly version: HttpVersion;
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
}

const refuse = refuser('http');

/**
 * A request's head: exactly the bytes up to and including the blank line. What passes has one reading: CRLF line ends,
 * a path as target, one Host (HTTP/1.1), at most one length. Source: RFC 9112 §2 to §6.
 */
export function parseRequestHead(
  bytes: Uint8Array,
  limits: HttpLimits = REQUEST_LIMITS,
): Parsed<RequestHead> {
  const lines = headLines(bytes, limits, 'crlf');
  return lines.ok ? requestHeadOf(lines.value, limits) : lines;
}

/** The same from lines that were found already, the blank one left out. */
export function requestHeadOf(lines: readonly Line[], limits: HttpLimits): Parsed<RequestHead> {
  const [first, ...rest] = lines;
  const start = parseRequestLine(first?.text ?? '', refuse);
  if (!start.ok) return start;
  const headers = parseFields(rest, limits.maxHeaders, refuse);
  if (!headers.ok) return headers;
  const head = { ...start.value, headers: headers.value };
  const wrongHost = checkHost(head);
  if (wrongHost) return wrongHost;
  const framing = requestFraming(head, refuse);
  return framing.ok ? ok(head) : framing;
}

/** A response's head: bytes up to and including the blank line. Lines may end with LF alone, as small devices do. */
export function parseResponseHead(
  bytes: Uint8Array,
  limits: HttpLimits = RESPONSE_LIMITS,
): Parsed<ResponseHead> {
  const lines = headLines(bytes, limits, 'lf-too');
  return lines.ok ? responseHeadOf(lines.value, limits) : lines;
}

export function responseHeadOf(lines: readonly Line[], limits: HttpLimits): Parsed<ResponseHead> {
  const [first, ...rest] = lines;
  const start = parseStatusLine(first?.text ?? '', refuse);
  if (!start.ok) return start;
  const headers = parseFields(rest, limits.maxHeaders, refuse);
  return headers.ok ? ok({ ...start.value, headers: headers.value }) : headers;
}

/** A host name, an IPv4 address or a bracketed IPv6 address, with or without a port. */
const HOST = /^(?:[0-9A-Za-z._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::(\d{1,5}))?$/;

function isHost(text: string): boolean {
  const [match, port] = HOST.exec(text) ?? [];
  return match !== undefined && (port === undefined || asPort(port) !== undefined);
}

/** RFC 9112 §3.2: a request of HTTP/1.1 has exactly one Host; two are the classic way past a check of the first. */
function checkHost({ version, headers }: RequestHead): ReturnType<typeof refuse> | undefined {
  const hosts = headersOf(headers, 'host');
  if (hosts.length > 1) return refuse('mismatch', 'there is more than one Host');
  const [host] = hosts;
  if (host === undefined)
    return version === '1.0' ? undefined : refuse('malformed', 'an HTTP/1.1 request has no Host');
  return isHost(host) ? undefined : refuse('malformed', 'the Host is no host with an optional port');
}

function headLines(bytes: Uint8Array, limits: HttpLimits, ends: LineEnds): Parsed<readonly Line[]> {
  if (bytes.length > limits.maxHeadBytes)
    return refuse('limit', `the head is longer than ${limits.maxHeadBytes} bytes`);
  const lines: Line[] = [];
  for (let at = 0; ; ) {
    const line = lineAt(bytes, at, { ends, maxLineBytes: limits.maxLineBytes, refuse });
    if (!line.ok) return line;
    if (!line.value) return refuse('malformed', 'the head ends without a blank line', bytes.length);
    at = line.value.next;
    if (line.value.text === '' && lines.length > 0) break;
    lines.push(line.value);
    if (line.value.text === '') return refuse('malformed', 'the start line is empty', 0);
  }
  const end = lines.at(-1);
  const length = end === undefined ? 0 : lineEnd(bytes, end.next);
  return length === bytes.length ? ok(lines) : refuse('malformed', 'bytes follow the blank line', length);
}

const lineEnd = (bytes: Uint8Array, at: number): number => (bytes[at] === 13 ? at + 2 : at + 1);
