import { formatEndpoint } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Exchange } from '../../upnp/exchange.ts';
import type { InboundEntry, TranscriptEntry } from '../evidence/transcript.ts';

/** Everything that was sent, everything that came: grows during a run. */
export interface Transcript {
  http(exchange: Exchange): number;
  add(entry: NewEntry): number;
  readonly entries: readonly TranscriptEntry[];
}

/** An entry without what the transcript itself knows. */
type NewEntry = Unnumbered<Exclude<TranscriptEntry, { readonly kind: 'http' }>>;
type Unnumbered<T> = T extends TranscriptEntry ? Omit<T, 'number' | 'at'> : never;
export type InboundRequest = InboundEntry['request'];

/** Kept of one body. Descriptions have 11 KB, SCPDs 30 KB; a support review of a large household has more. */
const MAX_BODY_CHARS = 65_536;

export function createTranscript(clock: Clock): Transcript {
  const entries: TranscriptEntry[] = [];
  return {
    entries,
    http(exchange) {
      entries.push(httpEntry(exchange, entries.length + 1));
      return entries.length;
    },
    add(entry) {
      entries.push({ number: entries.length + 1, at: clock.now(), ...entry });
      return entries.length;
    },
  };
}

function httpEntry(exchange: Exchange, number: number): TranscriptEntry {
  const { startedAt, door, target, localAddress, request, outcome } = exchange;
  return {
    number,
    at: Math.round(startedAt),
    peer: formatEndpoint(target),
    kind: 'http',
    door,
    ...(localAddress === undefined ? {} : { localAddress }),
    request: {
      method: request.method,
      target: request.target,
      headers: request.headers.map(([name, value]) => [name, value]),
      body: request.body,
    },
    ...(outcome.kind === 'response'
      ? { response: responseOf(outcome) }
      : { failure: { kind: outcome.failure, detail: outcome.detail } }),
    elapsedMs: Math.round(outcome.elapsedMs),
  };
}

function responseOf({
  status,
  reason,
  headers,
  body,
  truncated,
}: Extract<Exchange['outcome'], { kind: 'response' }>) {
  const text = bodyText(body);
  return {
    status,
    reason,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    body: text.slice(0, MAX_BODY_CHARS),
    bytes: body.length,
    truncated,
    shortened: text.length > MAX_BODY_CHARS,
  };
}

/** Bytes that are no UTF-8 become replacement characters: text for reading, not for replay. */
export const bodyText = (body: Uint8Array): string => new TextDecoder().decode(body);
