import type { HouseholdState } from './household.ts';
import type { PlayerState } from './player.ts';

/** One part of a channel map: `RINCON_A:LF,LF`. */
export interface Part {
  readonly id: string;
  readonly channels: string;
}

/** A part with the player it names. */
export interface Placed extends Part {
  readonly player: PlayerState;
}

/** Reads `RINCON_A:LF,LF;RINCON_B:RF,RF`; undefined when a part is no such thing or a player stands there twice. */
export function readMap(text: string): readonly Part[] | undefined {
  const parts = text.split(';').map((part) => part.split(':'));
  if (parts.some(([id, channels, ...rest]) => !id || !channels || rest.length > 0)) return undefined;
  if (new Set(parts.map(([id]) => id)).size < parts.length) return undefined;
  return parts.map(([id = '', channels = '']) => ({ id, channels }));
}

export const writeMap = (parts: readonly Part[]): string =>
  parts.map(({ id, channels }) => `${id}:${channels}`).join(';');

/** The parts of a map with their players; undefined when it is none or one of them is not in the household. */
export function placedIn(household: HouseholdState, map: string): readonly Placed[] | undefined {
  const parts = readMap(map);
  const placed = parts?.flatMap((part) => {
    const player = household.players[part.id];
    return player ? [{ ...part, player }] : [];
  });
  return placed?.length === parts?.length ? placed : undefined;
}

/** A Sub plays the low channel and nothing else, and nobody else plays that. */
export const suitsModel = ({ player, channels }: Placed): boolean =>
  (player.model === 'Sub') === channels.startsWith('SW');

export const samePart = (one: Part, other: Part): boolean =>
  one.id === other.id && one.channels === other.channels;
