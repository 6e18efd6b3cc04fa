import { get } from 'node:http';
import { isIPv4 } from 'node:net';
import { isPrivateAddress } from '../../../base/address.ts';

/*
 * What could go wrong: a page that fetches what it is told to fetch reaches hosts that its caller cannot. The real
 * player has this hole, and the simulated one needs it so that the hole can be found. What guards everybody else:
 * only private and loopback addresses, given as numbers, are dialled; plain HTTP; no redirects; two megabytes; five
 * seconds. Proof: getaa.test.ts.
 */

const MAX_BYTES = 2 * 1024 * 1024;
const TIMEOUT_MS = 5000;

interface FetchedArt {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** Fetches an address as a player does; undefined when there is nothing to be had. */
export type FetchArt = (wanted: WantedArt) => Promise<FetchedArt | undefined>;

interface WantedArt {
  readonly uri: string;
  readonly playerId: string;
  /** The player comes from its own address. */
  readonly localAddress: string;
  /** Players name themselves as their server does. */
  readonly userAgent: string;
}

export const fetchArt: FetchArt = ({ uri, userAgent, localAddress }) => {
  const url = dialable(uri);
  if (!url) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const request = get(
      url,
      {
        agent: false,
        localAddress,
        timeout: TIMEOUT_MS,
        headers: { 'User-Agent': userAgent, Connection: 'close' },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > MAX_BYTES) request.destroy();
          else chunks.push(chunk);
        });
        response.on('end', () => {
          const contentType = response.headers['content-type'] ?? 'application/octet-stream';
          resolve(response.statusCode === 200 ? { contentType, body: Buffer.concat(chunks) } : undefined);
        });
        response.on('error', () => resolve(undefined));
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
  });
};

/** Where a player would really go; undefined for what the simulated one never dials. */
export function dialable(uri: string): URL | undefined {
  const url = URL.parse(uri);
  if (url?.protocol !== 'http:' || !isIPv4(url.hostname) || !isPrivateAddress(url.hostname)) return undefined;
  return url;
}
