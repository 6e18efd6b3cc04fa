import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import { mdnsFacts } from '../../sonos/mdns-facts.ts';
import { browse } from '../../upnp/mdns-browse.ts';
import type { MdnsSighting } from '../../upnp/mdns-sighting.ts';
import type { Sighting } from '../evidence/sighting.ts';
import { type AuditScope, PLAYER_PATH, PLAYER_PORT } from './scope.ts';

/**
 * Multicast DNS. Players that announce the local API are asked where players have their description, on the address that
 * answered; a source that gives another's address is not believed.
 */
export async function byMdns(
  ports: { readonly net: Net; readonly clock: Clock; readonly log: Log; readonly signal?: AbortSignal },
  { interfaces, listenMs }: NonNullable<AuditScope['search']>,
): Promise<readonly Sighting[]> {
  const { sightings, failures } = await browse(ports, {
    interfaces,
    services: ['_sonos._tcp.local'],
    listenMs,
    repeats: 2,
    ...(ports.signal ? { signal: ports.signal } : {}),
  });
  for (const { interface: own, reason } of failures)
    ports.log.warn('no question was sent', { interface: own, reason });
  return sightings.filter(({ foreignAddress }) => !foreignAddress).map(asSighting);
}

const asSighting = ({ from, instance, text = [] }: MdnsSighting): Sighting => ({
  by: 'mdns',
  address: from.host,
  port: PLAYER_PORT,
  path: PLAYER_PATH,
  facts: [['instance', instance] as const, ...factsIn(instance, text)].map(([name, value]) => ({
    name,
    value: value.slice(0, 256),
  })),
});

function factsIn(
  instance: string,
  text: NonNullable<MdnsSighting['text']>,
): readonly (readonly [string, string])[] {
  const { playerId, room, householdId, localApiHouseholdId } = mdnsFacts(instance, text);
  const named = { uuid: playerId, room, hhid: householdId ?? localApiHouseholdId };
  return Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}
