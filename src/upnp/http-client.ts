import { type Endpoint, formatEndpoint, type IpAddress } from '../base/address.ts';
import type { Clock } from '../ports/clock.ts';
import type { Net } from '../ports/net.ts';
import { type Headers, headerOf } from '../wire/http/headers.ts';
import { type Attempt, attempt } from './attempt.ts';
import type { Door, Exchange } from './exchange.ts';
import { Limiter } from './limiter.ts';

/** A request to a device. Only addresses: a name is never looked up, a redirect never followed. */
export interface HttpRequest {
  readonly target: Endpoint;
  /** `tcp` when not given. */
  readonly door?: Door;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** HOST is the target unless it is among these. */
  readonly headers?: Headers;
  readonly body?: string;
  /** Milliseconds for the whole exchange, waiting in line not counted. */
  readonly deadlineMs?: number;
  readonly maxBodyBytes?: number;
  /** Own address to come from. */
  readonly localAddress?: IpAddress;
}

/** Sends one request on a connection of its own. Never throws: what went wrong is the exchange's outcome. */
export interface HttpClient {
  request(request: HttpRequest): Promise<Exchange>;
}

export interface HttpClientOptions {
  readonly net: Net;
  readonly clock: Clock;
  /** Called with every exchange when it is over. */
  readonly record?: (exchange: Exchange) => void;
  readonly deadlineMs?: number;
  /** Milliseconds until the connection must stand, the TLS handshake included. */
  readonly connectTimeoutMs?: number;
  readonly maxBodyBytes?: number;
  /** Shared by clients that ask the same devices: the limit is per device, not per client. */
  readonly limiter?: Limiter;
  readonly signal?: AbortSignal;
}

const DEFAULTS = { deadlineMs: 5000, connectTimeoutMs: 3000, maxBodyBytes: 4_194_304 } as const;
const MAX_AT_ONCE = 2;

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { net, clock, record, limiter = new Limiter(MAX_AT_ONCE) } = options;
  const limits = { ...DEFAULTS, ...definedOnly(options) };
  let count = 0;
  return {
    request: (request) =>
      limiter.run(request.target.host, async () => {
        count += 1;
        const work: Attempt = {
          net,
          clock,
          number: count,
          request: { ...request, headers: withHost(request) },
          deadlineMs: request.deadlineMs ?? limits.deadlineMs,
          connectTimeoutMs: limits.connectTimeoutMs,
          maxBodyBytes: request.maxBodyBytes ?? limits.maxBodyBytes,
          ...(options.signal ? { signal: options.signal } : {}),
        };
        const exchange = await attempt(work);
        record?.(exchange);
        return exchange;
      }),
  };
}

const definedOnly = ({ deadlineMs, connectTimeoutMs, maxBodyBytes }: HttpClientOptions) => ({
  ...(deadlineMs === undefined ? {} : { deadlineMs }),
  ...(connectTimeoutMs === undefined ? {} : { connectTimeoutMs }),
  ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
});

/** HOST first, as real control points send it; CONNECTION: close, because players dislike kept connections. */
function withHost({ target, headers = [] }: HttpRequest): Headers {
  const host: Headers = headerOf(headers, 'host') === undefined ? [['HOST', formatEndpoint(target)]] : [];
  return [...host, ...headers, ['CONNECTION', 'close']];
}
