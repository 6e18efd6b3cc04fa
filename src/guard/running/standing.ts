import type { Gateway } from '../../config/config.ts';
import type { ShownDoors, ShownPlayer } from '../approval/messages.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { Players } from './players.ts';

interface Stands {
  readonly places: readonly PlayerPlace[];
  readonly frontDesk: string | undefined;
  readonly gateway: Gateway | undefined;
}

/** What an owner is told of where a guard stands: of the one that runs and of the one that a file asks for, in the same words. */
export const standingOf = ({ places, frontDesk, gateway }: Stands): ShownDoors => ({
  doors: places.map(({ room, guardAddress, endpoint, movedFrom }) => ({
    room,
    guardedAt: guardAddress,
    address: endpoint.host,
    ...(movedFrom === undefined ? {} : { movedFrom }),
  })),
  ...(frontDesk === undefined ? {} : { frontDesk }),
  ...(gateway ? { segments: segmentsOf(gateway) } : {}),
});

function segmentsOf({ players, people, internet }: Gateway): NonNullable<ShownDoors['segments']> {
  const shown = (holds: 'players' | 'people') => (segment: Gateway['players'][number]) => ({
    name: segment.name,
    interface: segment.interface,
    network: segment.text,
    holds,
  });
  return [
    ...players.map(shown('players')),
    ...people.map(shown('people')),
    ...(internet ? [{ ...internet, holds: 'internet' as const }] : []),
  ];
}

interface Besides {
  /** Addresses of players that the firewall cut off. */
  readonly cutOff: readonly string[];
  /** Where a player answers that is not guarded there. */
  readonly elsewhere: (place: PlayerPlace) => string | undefined;
}

/** How each player stands. */
export const playersNow = (
  players: Pick<Players, 'places' | 'knownAt' | 'refuses' | 'heardAgoMs'>,
  { cutOff, elsewhere }: Besides,
): readonly ShownPlayer[] =>
  players.places().map((place): ShownPlayer => {
    const known = players.knownAt(place);
    const found = elsewhere(place);
    const heardAgoMs = players.heardAgoMs(place);
    return {
      room: place.room,
      address: place.endpoint.host,
      ...(known
        ? { stand: 'known', model: known.model, build: known.build }
        : { stand: players.refuses(place) ? 'refuses' : 'unknown' }),
      ...(heardAgoMs === undefined ? {} : { heardAgoMs: Math.round(heardAgoMs) }),
      ...(found === undefined ? {} : { elsewhere: found }),
      cutOff: cutOff.includes(place.endpoint.host),
    };
  });
