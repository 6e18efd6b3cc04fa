/**
 * Fetches a stream as a player does. What could go wrong: being used to reach others (only allowed addresses, every redirect checked
 * again), endless redirects and playlists (counted), more bytes than a player would take (read at the stream's rate, so that
 * TCP holds the sender back). Proven in `fetcher.test.ts`.
 */
import { get, type IncomingMessage } from 'node:http';
import type { Clock } from '../../ports/clock.ts';
import type { MediaOutcome } from '../world.ts';
import { isAllowedHost } from './allowed.ts';

export interface StreamRequest {
  readonly clock: Clock;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** The player comes from its own address. */
  readonly localAddress: string;
  /** Told of every request that is made, before it is. */
  readonly onRequest: (url: string) => void;
}

const MAX_HOPS = 4;
const MAX_PLAYLIST_BYTES = 65_536;
const CONNECT_MS = 5000;
const TICK_MS = 250;
/** What a decoder swallows before it plays: about two seconds. */
const BUFFER_BYTES = 32_768;
const DEFAULT_BYTES_PER_SECOND = 16_000;

const failed = (reason: string): MediaOutcome => ({ kind: 'failed', reason });

export async function fetchStream(request: StreamRequest, hops = 0): Promise<MediaOutcome> {
  if (!URL.canParse(request.url) || hops > MAX_HOPS) return failed('no usable address');
  const url = new URL(request.url);
  request.onRequest(request.url);
  if (url.protocol !== 'http:') return failed(`${url.protocol} is not fetched by simulated players`);
  if (!isAllowedHost(url.hostname.replace(/^\[|\]$/g, ''))) return failed('the address is not a private one');
  const response = await open(request, url);
  if (typeof response === 'string') return failed(response);
  const next = await continuation(response, url);
  if (next !== undefined) {
    response.destroy();
    return fetchStream({ ...request, url: next }, hops + 1);
  }
  if (response.statusCode !== 200 && response.statusCode !== 206) {
    response.destroy();
    return failed(`status ${response.statusCode}`);
  }
  return consume(response, request);
}

function open({ headers, signal, localAddress }: StreamRequest, url: URL): Promise<IncomingMessage | string> {
  return new Promise((resolve) => {
    const request = get(
      url,
      { headers, signal, localAddress, agent: false, timeout: CONNECT_MS, insecureHTTPParser: true },
      resolve,
    );
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', (error) => resolve(error.message));
  });
}

/** The address to go on with: of a redirect, or the first entry of a playlist. */
async function continuation(response: IncomingMessage, base: URL): Promise<string | undefined> {
  const { statusCode = 0, headers } = response;
  if (
    statusCode >= 300 &&
    statusCode < 400 &&
    headers.location &&
    URL.canParse(headers.location, base.href)
  ) {
    return new URL(headers.location, base).href;
  }
  if (!/mpegurl|scpls/i.test(headers['content-type'] ?? '')) return undefined;
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length > MAX_PLAYLIST_BYTES) break;
  }
  const entry = text.split(/\r?\n/).map((line) => line.replace(/^File\d+=/i, '').trim());
  const first = entry.find(
    (line) => line !== '' && !/^[#[]|^(Title|Length|NumberOfEntries|Version)/i.test(line),
  );
  return first !== undefined && URL.canParse(first, base.href) ? new URL(first, base).href : undefined;
}

/** Bytes per second of the stream, as far as it tells: `icy-br` is kbit/s. */
function rateOf({ headers }: IncomingMessage): number {
  const kilobits = Number(headers['icy-br']);
  return kilobits > 0 && kilobits < 10_000 ? (kilobits * 1000) / 8 : DEFAULT_BYTES_PER_SECOND;
}

async function consume(response: IncomingMessage, { clock, signal }: StreamRequest): Promise<MediaOutcome> {
  const perTick = (rateOf(response) * TICK_MS) / 1000;
  let [bytes, allowance] = [0, BUFFER_BYTES];
  let trouble: string | undefined;
  response.on('error', (error) => (trouble = error.message));
  response.pause();
  while (!response.readableEnded && trouble === undefined && !signal.aborted) {
    const chunk: unknown = allowance > 0 ? response.read() : null;
    if (chunk instanceof Uint8Array) {
      bytes += chunk.length;
      allowance -= chunk.length;
      continue;
    }
    if (response.destroyed && !response.readableEnded) trouble = 'the connection was lost';
    else await clock.sleep(TICK_MS, signal).catch(() => {});
    allowance = Math.min(allowance + perTick, BUFFER_BYTES);
  }
  response.destroy();
  return trouble === undefined ? { kind: 'ended', bytes } : failed(trouble);
}
