import type { Config, GuardedPlayer } from '../../config/config.ts';
import { roomsOf } from './words.ts';

/** Players that the guard can be in front of nowhere: it has no address for them, and does not stand in the way to theirs. */
export const doorless = ({
  gateway,
  players,
}: Pick<Config, 'gateway' | 'players'>): readonly GuardedPlayer[] =>
  gateway ? [] : [...players.values()].filter(({ address, guardedAt }) => guardedAt === address);

export const doorlessWords = (players: readonly Pick<GuardedPlayer, 'room'>[]): string =>
  `No guarded-at, and no segment of players: ${roomsOf(players.map(({ room }) => room))}. The guard cannot take the address that a player has itself.`;
