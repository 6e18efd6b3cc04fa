import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { parseFields } from '../http/fields.ts';
import { parseStatusLine, parseVersion } from '../http/start-line.ts';
import { SSDP_LIMITS } from '../limits.ts';
import { datagramLines } from './datagram.ts';
import { READERS } from './fields.ts';
import type { SsdpMessage } from './message.ts';

const refuse = refuser('ssdp');

/**
 * One datagram. Borne, because clients and players in use send it: lines that end with LF alone, no blank line or
 * not even a line end at the end (SoCo, node-sonos-ts), MAN without quotes (npm sonos), any HOST
 * (`239.255.255.250:reservedSSDPport`), no blank after a colon. Refused: what would have two readings.
 */
export function parseSsdp(bytes: Uint8Array): Parsed<SsdpMessage> {
  if (bytes.length > SSDP_LIMITS.maxBytes)
    return refuse('limit', `the datagram is longer than ${SSDP_LIMITS.maxBytes} bytes`);
  const lines = datagramLines(bytes);
  if (!lines.ok) return lines;
  const [first, ...rest] = lines.value;
  const kind = kindOf(first?.text ?? '');
  if (!kind.ok) return kind;
  const headers = parseFields(rest, SSDP_LIMITS.maxHeaders, refuse);
  return headers.ok ? READERS[kind.value](headers.value) : headers;
}

function kindOf(startLine: string): Parsed<SsdpMessage['kind']> {
  if (startLine.startsWith('HTTP/')) return statusKind(startLine);
  const [method, target, version, ...more] = startLine.trimEnd().split(' ');
  if (target !== '*' || version === undefined || more.length > 0)
    return refuse('malformed', 'the start line is none of SSDP', 0);
  const spoken = parseVersion(version, refuse);
  if (!spoken.ok) return spoken;
  if (method === 'M-SEARCH') return ok('search');
  return method === 'NOTIFY' ? ok('announcement') : refuse('unsupported', 'the method is not of SSDP', 0);
}

function statusKind(startLine: string): Parsed<'response'> {
  const status = parseStatusLine(startLine.trimEnd(), refuse);
  if (!status.ok) return status;
  return status.value.status === 200 ? ok('response') : refuse('unsupported', 'the status is not 200', 9);
}
