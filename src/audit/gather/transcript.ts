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

interface TranscriptLimits {
  readonly peerBytes: number;
  readonly totalBytes: number;
}

/** As JSON, for one peer and in all: what a reader of bundles takes (`bundle/read.ts`). A player costs about 0.3 MB. */
const LIMITS: TranscriptLimits = { peerBytes: 2_097_152, totalBytes: 62_914_560 };

export function createTranscript(clock: Clock, limits = LIMITS): Transcript {
  const entries: TranscriptEntry[] = [];
  const kept = createRoom(limits);
  const put = (entry: TranscriptEntry): number => {
    entries.push(kept(entry) ? entry : withoutAnswer(entry));
    return entries.length;
  };
  return {
    entries,
    http: (exchange) => put(httpEntry(exchange, entries.length + 1)),
    add: (entry) => put({ number: entries.length + 1, at: clock.now(), ...entry }),
  };
}

/** Whether there is still room for an entry, by its peer and in all. */
function createRoom({ peerBytes, totalBytes }: TranscriptLimits): (entry: TranscriptEntry) => boolean {
  const byPeer = new Map<string, number>();
  let total = 0;
  return (entry) => {
    const host = entry.peer.replace(/:\d+$/, '');
    const size = Buffer.byteLength(JSON.stringify(entry));
    const ofPeer = (byPeer.get(host) ?? 0) + size;
    if (ofPeer > peerBytes || total + size > totalBytes) return false;
    byPeer.set(host, ofPeer);
    total += size;
    return true;
  };
}

/** What was sent stays, what came is left out. */
function withoutAnswer(entry: TranscriptEntry): TranscriptEntry {
  if (entry.kind === 'inbound') return { ...entry, request: { ...entry.request, headers: [], body: '' } };
  if (entry.kind !== 'http' || !entry.response) return entry;
  return { ...entry, response: { ...entry.response, reason: '', headers: [], body: '', shortened: true } };
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
  cut,
}: Extract<Exchange['outcome'], { kind: 'response' }>) {
  const text = bodyText(body);
  return {
    status,
    reason,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    body: text.slice(0, MAX_BODY_CHARS),
    bytes: body.length,
    truncated,
    ...(cut === undefined ? {} : { cut }),
    shortened: text.length > MAX_BODY_CHARS,
  };
}

/** Bytes that are no UTF-8 become replacement characters: text for reading, not for replay. */
export const bodyText = (body: Uint8Array): string => new TextDecoder().decode(body);
