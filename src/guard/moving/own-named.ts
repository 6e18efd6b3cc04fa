import type { Neighbours } from '../../ports/neighbours.ts';
import type { KnownPlayer, PlayerPlace } from '../gateway/guarded-player.ts';
import type { Describe } from '../gateway/roster.ts';
import type { LearntPlayers } from './learnt-players.ts';

interface OwnNamedParts {
  readonly learnt: Pick<LearntPlayers, 'isOwn' | 'note'>;
  readonly neighbours: Neighbours;
  /** Another player is in the place of one. */
  readonly onAnother: (place: PlayerPlace) => void;
}

/** What answers at a place under another player's name is not taken for the player of that place. What is its own is learnt. */
export const ownNamed =
  (describe: Describe, parts: OwnNamedParts): Describe =>
  async (place) => {
    const told = await describe(place);
    return typeof told === 'object' ? ownIn(parts, place, told) : told;
  };

function ownIn(
  { learnt, neighbours, onAnother }: OwnNamedParts,
  place: PlayerPlace,
  told: KnownPlayer,
): KnownPlayer | 'another' {
  if (learnt.isOwn(place, told.id)) {
    learnt.note(place, { id: told.id, hardware: neighbours.hardwareOf(place.endpoint.host, 'now') });
    return told;
  }
  onAnother(place);
  return 'another';
}
