import type { PlayerId } from '../../../base/ids.ts';
import { type CastServiceId, castService } from '../../../catalog/cast-services.ts';
import type { CastId } from '../../../catalog/casts.ts';
import { CLEAR_PORT, DOOR_PORTS } from '../../../catalog/door-ports.ts';
import type { MdnsRecord } from '../../../wire/mdns/message.ts';
import { labelsOf } from '../../../wire/mdns/names.ts';
import { hasHandle, hasSpotifyHandle, isHostOfPlayers, isSameName, isText } from './own-names.ts';
import { AIRPLAY_TEXTS, type Keys, SONOS_TEXTS, SPOTIFY_TEXTS } from './own-texts.ts';

/** A service of players that is told of on other segments. */
export interface ToldService {
  readonly name: string;
  /** Told to those alone who may use that; absent for what goes through the doors. */
  readonly cast?: CastId;
  /** Where it may be said to answer. */
  readonly ports: readonly number[];
  /** Whether the name of an instance can be the player's. */
  readonly isOwn: (label: string, id: PlayerId) => boolean;
  readonly texts: Keys;
}

const AIRPLAY_PORTS = portsOf('airplay');

/** One line for each. What is named after the room, or a hardware address that need not be the one of the id, is held to its place and host alone. */
export const TOLD_SERVICES: readonly ToldService[] = [
  { name: '_sonos._tcp.local', ports: DOOR_PORTS, isOwn: hasHandle, texts: SONOS_TEXTS },
  {
    name: '_airplay._tcp.local',
    cast: 'airplay',
    ports: AIRPLAY_PORTS,
    isOwn: () => true,
    texts: AIRPLAY_TEXTS,
  },
  {
    name: '_raop._tcp.local',
    cast: 'airplay',
    ports: AIRPLAY_PORTS,
    isOwn: (label) => /^[0-9a-f]{12}@/i.test(label),
    texts: AIRPLAY_TEXTS,
  },
  {
    name: '_spotify-connect._tcp.local',
    cast: 'spotify',
    ports: [CLEAR_PORT],
    isOwn: hasSpotifyHandle,
    texts: SPOTIFY_TEXTS,
  },
];

/** Ports of the catalog that stand alone; ranges are for what is told inside a session. */
function portsOf(id: CastServiceId): readonly number[] {
  return castService(id).ports.tcp.map(Number).filter(Number.isInteger);
}

export const toldService = (name: string): ToldService | undefined =>
  TOLD_SERVICES.find((service) => isSameName(service.name, name));

/** Of an instance: one label in front of the service's name. */
export function serviceOfInstance(name: string): ToldService | undefined {
  const [, ...rest] = labelsOf(name);
  return rest.length === 3 ? toldService(rest.join('.')) : undefined;
}

/** Whether a name could be one that a player has, whatever players there are. */
export const isOfPlayers = ({ name }: { readonly name: string }): boolean =>
  toldService(name) !== undefined || serviceOfInstance(name) !== undefined || isHostOfPlayers(name);

export function isOwnInstance(name: string, id: PlayerId): boolean {
  const [label = ''] = labelsOf(name);
  return isText(label) && (serviceOfInstance(name)?.isOwn(label, id) ?? false);
}

/** What a record is of, if it is not for everybody who may find the room. */
export function castOf(record: MdnsRecord): CastId | undefined {
  const service = record.type === 'PTR' ? toldService(record.name) : serviceOfInstance(record.name);
  return service?.cast;
}
