import { mdnsFacts } from '../../sonos/mdns-facts.ts';
import { browse } from '../../upnp/mdns-browse.ts';
import type { MdnsSighting } from '../../upnp/mdns-sighting.ts';
import type { Sighting } from '../evidence/sighting.ts';
import type { DiscoveryPorts } from './by-search.ts';
import { type AuditScope, PLAYER_PATH, PLAYER_PORT } from './scope.ts';

/**
 * Multicast DNS. Players that announce the local API are asked where players have their description, on the address that
 * answered; a source that gives another's address is not believed.
 */
export async function byMdns(
  ports: DiscoveryPorts,
  { interfaces, listenMs }: NonNullable<AuditScope['search']>,
): Promise<readonly Sighting[]> {
  const { sightings, failures, dropped, refusals } = await browse(ports, {
    interfaces,
    services: ['_sonos._tcp.local'],
    listenMs,
    repeats: 2,
    ...(ports.signal ? { signal: ports.signal } : {}),
  });
  const { notes } = ports;
  for (const { interface: own, reason } of failures)
    notes.add(`no question for names was sent from ${own} (${reason})`);
  for (const { from } of refusals)
    notes.add(`${from.host} answered a question for names with what is no mDNS`);
  if (dropped > 0) notes.add(`${dropped} answers for names were too many or too long and were let go`);
  for (const { from } of sightings.filter(({ foreignAddress }) => foreignAddress))
    notes.add(`${from.host} gave the address of another in mDNS; it was not believed`);
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
