import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import { locationOf } from '../../upnp/location.ts';
import { search } from '../../upnp/search.ts';
import type { Sighting as SsdpSighting } from '../../upnp/sighting.ts';
import type { Sighting } from '../evidence/sighting.ts';
import { mayBeDocument } from '../permit/paths.ts';
import type { Notes } from './notes.ts';
import { type AuditScope, PLAYER_PATH, PLAYER_PORT } from './scope.ts';

export interface DiscoveryPorts {
  readonly net: Net;
  readonly clock: Clock;
  readonly log: Log;
  readonly notes: Notes;
  readonly signal?: AbortSignal;
}

/** Players answer the first; gateways and media devices the second (UDA 2.0 §1.3.2). */
const TARGETS = ['urn:schemas-upnp-org:device:ZonePlayer:1', 'upnp:rootdevice'];
const KEPT_HEADERS = ['SERVER', 'ST', 'USN', 'X-RINCON-HOUSEHOLD', 'HOUSEHOLD.SMARTSPEAKER.AUDIO'];

/** SSDP. A LOCATION that leads elsewhere than to the sender is not followed; a player is then asked where players are. */
export async function bySearch(
  ports: DiscoveryPorts,
  { interfaces, listenMs }: NonNullable<AuditScope['search']>,
): Promise<readonly Sighting[]> {
  const { sightings, failures, dropped, refusals } = await search(ports, {
    interfaces,
    targets: TARGETS,
    listenMs,
    repeats: 3,
    ...(ports.signal ? { signal: ports.signal } : {}),
  });
  const { notes } = ports;
  for (const { interface: own, reason } of failures) notes.add(`no search was sent from ${own} (${reason})`);
  for (const { from } of refusals) notes.add(`${from.host} answered a search with what is no SSDP`);
  if (dropped > 0) notes.add(`${dropped} answers to the search were too many or too long and were let go`);
  return sightings.flatMap((sighting) => asSighting(sighting, notes));
}

function asSighting({ from, message }: SsdpSighting, notes: Notes): readonly Sighting[] {
  const facts = message.headers
    .filter(([name]) => KEPT_HEADERS.includes(name.toUpperCase()))
    .map(([name, value]) => ({ name: name.toUpperCase(), value: value.slice(0, 256) }));
  const base = { by: 'ssdp' as const, address: from.host, facts };
  const location = message.location === undefined ? undefined : locationOf(message.location, from);
  const isPlayer = /\bSonos\/\d/.test(message.server ?? '');
  if (location?.ok && (!isPlayer || mayBeDocument(location.value.path)))
    return [{ ...base, port: location.value.endpoint.port, path: location.value.path }];
  const remark = location?.ok ? UNUSUAL : location ? ELSEWHERE : MISSING;
  if (isPlayer) return [{ ...base, port: PLAYER_PORT, path: PLAYER_PATH, remarks: [remark] }];
  notes.add(`${from.host} ${remark}`);
  return [];
}

const ELSEWHERE =
  'answered a search with a LOCATION that leads elsewhere than to itself; it was not followed';
const UNUSUAL = 'answered a search with a LOCATION that no description has; it was not asked';
const MISSING = 'answered a search without a LOCATION';
