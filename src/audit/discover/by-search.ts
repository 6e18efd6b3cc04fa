import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import { locationOf } from '../../upnp/location.ts';
import { search } from '../../upnp/search.ts';
import type { Sighting as SsdpSighting } from '../../upnp/sighting.ts';
import type { Sighting } from '../evidence/sighting.ts';
import { type AuditScope, PLAYER_PATH, PLAYER_PORT } from './scope.ts';

/** Players answer the first; gateways and media devices the second (UDA 2.0 §1.3.2). */
const TARGETS = ['urn:schemas-upnp-org:device:ZonePlayer:1', 'upnp:rootdevice'];
const KEPT_HEADERS = ['SERVER', 'ST', 'USN', 'X-RINCON-HOUSEHOLD', 'HOUSEHOLD.SMARTSPEAKER.AUDIO'];

/** SSDP. A LOCATION that leads elsewhere than to the sender is not followed; a player is then asked where players are. */
export async function bySearch(
  ports: { readonly net: Net; readonly clock: Clock; readonly log: Log; readonly signal?: AbortSignal },
  { interfaces, listenMs }: NonNullable<AuditScope['search']>,
): Promise<readonly Sighting[]> {
  const { sightings, failures, dropped } = await search(ports, {
    interfaces,
    targets: TARGETS,
    listenMs,
    repeats: 3,
    ...(ports.signal ? { signal: ports.signal } : {}),
  });
  for (const { interface: own, reason } of failures)
    ports.log.warn('no search was sent', { interface: own, reason });
  if (dropped > 0) ports.log.warn('search answers were dropped', { dropped });
  return sightings.flatMap((sighting) => asSighting(sighting, ports.log));
}

function asSighting({ from, message }: SsdpSighting, log: Log): readonly Sighting[] {
  const facts = message.headers
    .filter(([name]) => KEPT_HEADERS.includes(name.toUpperCase()))
    .map(([name, value]) => ({ name: name.toUpperCase(), value: value.slice(0, 256) }));
  const base = { by: 'ssdp' as const, address: from.host, facts };
  const location = message.location === undefined ? undefined : locationOf(message.location, from);
  if (location?.ok) return [{ ...base, port: location.value.endpoint.port, path: location.value.path }];
  if (!/\bSonos\/\d/.test(message.server ?? '')) return [];
  log.warn('an answer names another address than its own and is not followed', { from: from.host });
  return [{ ...base, port: PLAYER_PORT, path: PLAYER_PATH }];
}
