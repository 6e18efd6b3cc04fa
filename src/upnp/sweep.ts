import { cidrSize, type Cidr, type Endpoint, formatEndpoint, numberToIpv4 } from '../base/address.ts';
import { ConnectFailure, type Net } from '../ports/net.ts';

export interface SweepOptions {
  readonly network: Cidr;
  /** Asked on every address: one or two ports where a player answers. */
  readonly firstPorts: readonly number[];
  /** Asked only where a first port was open. */
  readonly morePorts?: readonly number[];
  /**
   * An address of the same network that surely has no host. A port that "opens" there is answered by something in between (a
   * virus scanner's or provider's proxy) and says nothing about any host.
   */
  readonly canary?: Endpoint['host'];
  readonly timeoutMs?: number;
  readonly atOnce?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface SweepResult {
  /** Ports that stand open, by address. */
  readonly open: ReadonlyMap<Endpoint['host'], readonly number[]>;
  /** Ports that were left out because the canary "opened" them. */
  readonly answeredByMiddlebox: readonly number[];
  /** Attempts that failed on this side (out of file handles, a firewall of our own): nothing is known of those ports. */
  readonly inconclusive: number;
}

/** A /22; a home or a shop has fewer. */
export const MAX_SWEEP_ADDRESSES = 1024;
const DEFAULT_TIMEOUT_MS = 700;
const DEFAULT_AT_ONCE = 256;

interface Probing extends Pick<SweepOptions, 'signal'> {
  readonly net: Net;
  readonly timeoutMs: number;
  readonly onInconclusive: () => void;
}

/** Looks for open TCP ports in a network: connects and lets go at once, sends no byte. */
export async function sweep({ net }: { readonly net: Net }, options: SweepOptions): Promise<SweepResult> {
  if (cidrSize(options.network) > MAX_SWEEP_ADDRESSES)
    throw new RangeError('the network is too large for a sweep');
  const { firstPorts, morePorts = [], canary, signal } = options;
  let inconclusive = 0;
  const probing: Probing = {
    net,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    onInconclusive: () => (inconclusive += 1),
    ...(signal ? { signal } : {}),
  };
  const all = [...firstPorts, ...morePorts];
  const middlebox = canary
    ? await openAmong(
        probing,
        all.map((port) => ({ host: canary, port })),
        all.length,
      )
    : [];
  const answeredByMiddlebox = middlebox.map(({ port }) => port);
  const ask = (ports: readonly number[]) => ports.filter((port) => !answeredByMiddlebox.includes(port));
  const atOnce = options.atOnce ?? DEFAULT_AT_ONCE;
  const first = pairs(hostsOf(options.network), ask(firstPorts));
  const found = await openAmong(probing, first, atOnce, options.onProgress);
  const hosts = [...new Set(found.map(({ host }) => host))];
  const more = await openAmong(probing, pairs(hosts, ask(morePorts)), atOnce);
  return { open: byHost([...found, ...more]), answeredByMiddlebox, inconclusive };
}

/** Every address of the network but its own and its broadcast address (RFC 922), which name no host. */
function hostsOf(network: Cidr): readonly Endpoint['host'][] {
  const size = cidrSize(network);
  const edge = size > 2 ? 1 : 0;
  return Array.from({ length: size - 2 * edge }, (_, index) => numberToIpv4(network.base + edge + index));
}

const pairs = (hosts: readonly Endpoint['host'][], ports: readonly number[]): readonly Endpoint[] =>
  ports.flatMap((port) => hosts.map((host) => ({ host, port })));

async function openAmong(
  probing: Probing,
  endpoints: readonly Endpoint[],
  atOnce: number,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly Endpoint[]> {
  const open: Endpoint[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < endpoints.length; at = next++) {
      const endpoint = endpoints[at];
      if (endpoint && (await isOpen(probing, endpoint))) open.push(endpoint);
      onProgress?.(++done, endpoints.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, endpoints.length) }, work));
  return open.sort((a, b) => formatEndpoint(a).localeCompare(formatEndpoint(b), 'en', { numeric: true }));
}

async function isOpen(probing: Probing, endpoint: Endpoint): Promise<boolean> {
  const { net, timeoutMs, signal } = probing;
  try {
    const stream = await net.connect({ ...endpoint, timeoutMs, ...(signal ? { signal } : {}) });
    stream.destroy();
    return true;
  } catch (cause) {
    if (!(cause instanceof ConnectFailure) || cause.reason === 'aborted') throw cause;
    if (cause.reason === 'other') probing.onInconclusive();
    return false;
  }
}

function byHost(endpoints: readonly Endpoint[]): ReadonlyMap<Endpoint['host'], readonly number[]> {
  const map = new Map<Endpoint['host'], readonly number[]>();
  for (const { host, port } of endpoints) map.set(host, [...(map.get(host) ?? []), port]);
  return map;
}
