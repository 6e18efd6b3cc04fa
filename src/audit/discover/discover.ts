import { formatEndpoint, type IpAddress } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import { sweep } from '../../upnp/sweep.ts';
import type { Sighting } from '../evidence/sighting.ts';
import type { Transcript } from '../gather/transcript.ts';
import { byMdns } from './by-mdns.ts';
import { bySearch } from './by-search.ts';
import { recordingNet } from './recording-net.ts';
import { type AuditScope, PLAYER_PATH, PLAYER_PORT } from './scope.ts';

export interface DiscoverOptions {
  readonly net: Net;
  readonly clock: Clock;
  readonly log: Log;
  readonly transcript: Transcript;
  readonly scope: AuditScope;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Finds devices by every way that the scope allows. Only addresses that answered, or were given, come out of it. */
export async function discover(options: DiscoverOptions): Promise<readonly Sighting[]> {
  const { net, clock, log, transcript, scope } = options;
  const recording = recordingNet(net, transcript);
  const ports = { net: recording, clock, log, ...(options.signal ? { signal: options.signal } : {}) };
  const searched = scope.search
    ? Promise.all([bySearch(ports, scope.search), byMdns(ports, scope.search)])
    : [];
  const swept: Sighting[] = [];
  for (const network of scope.sweep) swept.push(...(await sweepOne(options, network)));
  return [...scope.given.map(asGiven), ...(await searched).flat(), ...swept];
}

const asGiven = ({ address, port, path }: AuditScope['given'][number]): Sighting => ({
  by: 'address-given',
  address,
  port: port ?? PLAYER_PORT,
  path: path ?? PLAYER_PATH,
  facts: [],
});

/** Connects to port 1400 of every address and lets go; only what opened is noted, nothing was sent to the rest. */
async function sweepOne(
  { net, transcript, signal, onProgress }: DiscoverOptions,
  network: AuditScope['sweep'][number],
): Promise<readonly Sighting[]> {
  const { open } = await sweep(
    { net },
    {
      network,
      firstPorts: [PLAYER_PORT],
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    },
  );
  return [...open.keys()].map((host) => sweptAt(host, transcript));
}

function sweptAt(host: IpAddress, transcript: Transcript): Sighting {
  const peer = formatEndpoint({ host, port: PLAYER_PORT });
  transcript.add({ kind: 'connect', peer, outcome: 'open', received: '', elapsedMs: 0 });
  return { by: 'sweep', address: host, port: PLAYER_PORT, path: PLAYER_PATH, facts: [] };
}
