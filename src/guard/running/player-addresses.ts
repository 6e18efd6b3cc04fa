import { hardwareInName, type KnownAddresses } from '../neighbours/spoofs.ts';
import type { Players } from './players.ts';

/** What is known of players by their addresses. */
export const addressesOf = (players: Players): KnownAddresses['players'] =>
  new Map(
    players.places().map((place) => {
      const hardware = hardwareInName(players.knownAt(place)?.id ?? '');
      return [place.endpoint.host, { room: place.room, ...(hardware === undefined ? {} : { hardware }) }];
    }),
  );
