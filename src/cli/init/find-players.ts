import type { IpAddress } from '../../base/address.ts';
import { playerFacts } from '../../sonos/player-facts.ts';
import { describe } from '../../upnp/describe.ts';
import { createHttpClient } from '../../upnp/http-client.ts';
import { type Location, locationOf } from '../../upnp/location.ts';
import { search } from '../../upnp/search.ts';
import type { AuditPorts } from '../../audit/run.ts';
import type { FoundPlayer } from './room-names.ts';

const PLAYERS = 'urn:schemas-upnp-org:device:ZonePlayer:1';
const DESCRIPTION = { port: 1400, path: '/xml/device_description.xml' };
const LISTEN_MS = 4000;
/** More than any house has; whoever floods the search does not make us ask without end. */
const MOST_PLAYERS = 256;

type Ports = Pick<AuditPorts, 'net' | 'clock' | 'log'>;

/** Players that answer a search. A LOCATION that leads elsewhere than to its sender is not followed. */
export async function searchPlayers(
  ports: Ports,
  interfaces: readonly IpAddress[],
  signal: AbortSignal,
): Promise<readonly FoundPlayer[]> {
  const { sightings } = await search(ports, {
    interfaces,
    targets: [PLAYERS],
    listenMs: LISTEN_MS,
    repeats: 3,
    signal,
  });
  const locations = new Map<string, Location>();
  for (const { from, message } of sightings) {
    const location = message.location === undefined ? undefined : locationOf(message.location, from);
    if (location?.ok) locations.set(from.host, location.value);
  }
  const found = await Promise.all(
    [...locations.values()].slice(0, MOST_PLAYERS).map((location) => askPlayer(ports, location)),
  );
  return found.filter((player) => player !== undefined);
}

/** The player at an address; undefined when what answers is none. */
export const playerAt = (ports: Ports, host: IpAddress): Promise<FoundPlayer | undefined> =>
  askPlayer(ports, { endpoint: { host, port: DESCRIPTION.port }, path: DESCRIPTION.path });

async function askPlayer(ports: Ports, location: Location): Promise<FoundPlayer | undefined> {
  const fetched = await describe(createHttpClient(ports), location);
  const facts = fetched.kind === 'document' ? playerFacts(fetched.document) : undefined;
  return facts && { room: facts.room, address: location.endpoint.host };
}
