import { formatEndpoint, type IpAddress } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import { sweep } from '../../upnp/sweep.ts';
import type { Sighting } from '../evidence/sighting.ts';
import type { Transcript } from '../gather/transcript.ts';
import { byMdns } from './by-mdns.ts';
import { bySearch } from './by-search.ts';
import { createNotes, type Notes } from './notes.ts';
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

export interface Discovery {
  readonly sightings: readonly Sighting[];
  /** What could not be done, and what was seen and not followed. */
  readonly notes: readonly string[];
}

/**
 * Finds devices by every way that the scope allows. Only addresses that answered, or were given, come out of it. Fails
 * with `network-refused` where a search was all there was and not one datagram could be sent.
 */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const { scope } = options;
  const notes = createNotes();
  const [searched, swept] = await Promise.all([
    scope.search ? searchAll(options, { search: scope.search, notes }) : [],
    sweepAll(options, notes),
  ]);
  const found = [...scope.given.map(asGiven), ...searched, ...swept];
  for (const note of notes.all()) options.log.warn(note);
  return { sightings: found, notes: notes.all() };
}

async function searchAll(
  { net, clock, log, transcript, scope, signal }: DiscoverOptions,
  { search, notes }: { readonly search: NonNullable<AuditScope['search']>; readonly notes: Notes },
): Promise<readonly Sighting[]> {
  const recording = recordingNet(net, transcript);
  const ports = { net: recording, clock, log, notes, ...(signal ? { signal } : {}) };
  const found = await Promise.all([bySearch(ports, search), byMdns(ports, search)]);
  const nothingSent = !transcript.entries.some(({ kind }) => kind === 'datagram');
  if (nothingSent && scope.given.length === 0 && scope.sweep.length === 0)
    throw new TonewallError(
      'network-refused',
      search.interfaces.length === 0
        ? 'no network interface is up'
        : `no search could be sent: ${notes.all()[0] ?? 'no reason was given'}`,
    );
  return found.flat();
}

const asGiven = ({ address, port, path }: AuditScope['given'][number]): Sighting => ({
  by: 'address-given',
  address,
  port: port ?? PLAYER_PORT,
  path: path ?? PLAYER_PATH,
  facts: [],
});

async function sweepAll(options: DiscoverOptions, notes: Notes): Promise<readonly Sighting[]> {
  const swept: Sighting[] = [];
  for (const network of options.scope.sweep) swept.push(...(await sweepOne(options, { network, notes })));
  return swept;
}

/** Connects to port 1400 of every address and lets go; only what opened is noted, nothing was sent to the rest. */
async function sweepOne(
  { net, transcript, signal, onProgress }: DiscoverOptions,
  { network, notes }: { readonly network: AuditScope['sweep'][number]; readonly notes: Notes },
): Promise<readonly Sighting[]> {
  const { open, inconclusive } = await sweep(
    { net },
    {
      network,
      firstPorts: [PLAYER_PORT],
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    },
  );
  if (inconclusive > 0) notes.add(`${inconclusive} addresses could not be tried from this computer`);
  return [...open.keys()].map((host) => sweptAt(host, transcript));
}

function sweptAt(host: IpAddress, transcript: Transcript): Sighting {
  const peer = formatEndpoint({ host, port: PLAYER_PORT });
  transcript.add({ kind: 'connect', peer, outcome: 'open', received: '', elapsedMs: 0 });
  return { by: 'sweep', address: host, port: PLAYER_PORT, path: PLAYER_PATH, facts: [] };
}
