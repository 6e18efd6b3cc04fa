import type { PlayerState } from '../state/player.ts';
import { playingQueue } from '../state/queues.ts';

/** Play modes of AVTransport (svrooij/sonos-api-docs): which of them repeat, and which shuffle. */
const MODES: Readonly<Record<string, { readonly repeat: 'off' | 'all' | 'one'; readonly shuffle: boolean }>> =
  {
    NORMAL: { repeat: 'off', shuffle: false },
    REPEAT_ALL: { repeat: 'all', shuffle: false },
    REPEAT_ONE: { repeat: 'one', shuffle: false },
    SHUFFLE_NOREPEAT: { repeat: 'off', shuffle: true },
    SHUFFLE: { repeat: 'all', shuffle: true },
    SHUFFLE_REPEAT_ONE: { repeat: 'one', shuffle: true },
  };

export const isPlayMode = (mode: string): boolean => Object.hasOwn(MODES, mode);

const modeOf = (player: PlayerState) => MODES[player.transport.playMode] ?? { repeat: 'off', shuffle: false };

/** Makes a new order when shuffled: the current track first, the others by the numbers given (0 to 1 each). */
export function reshuffle(player: PlayerState, chance: () => number): void {
  const { transport } = player;
  if (!modeOf(player).shuffle) {
    transport.shuffleOrder = [];
    return;
  }
  const current = transport.track - 1;
  const others = playingQueue(player)
    .tracks.map((_, index) => index)
    .filter((index) => index !== current);
  const drawn = others.map((index) => ({ index, draw: chance() })).sort((a, b) => a.draw - b.draw);
  transport.shuffleOrder = [...(current >= 0 ? [current] : []), ...drawn.map(({ index }) => index)];
}

/**
 * The 1-based track after (or before) the current one; undefined at the end. `byItself`: the track ran out, so that
 * repeating one track counts; a person who presses Next wants the next.
 */
export function neighbour(
  player: PlayerState,
  direction: 1 | -1,
  { byItself = false } = {},
): number | undefined {
  const { transport } = player;
  const { repeat, shuffle } = modeOf(player);
  const { tracks } = playingQueue(player);
  const count = tracks.length;
  if (count === 0) return undefined;
  if (repeat === 'one' && byItself) return transport.track;
  const order =
    shuffle && transport.shuffleOrder.length === count
      ? transport.shuffleOrder
      : tracks.map((_, index) => index);
  const at = order.indexOf(transport.track - 1) + direction;
  const wrapped = repeat === 'off' ? at : (at + count) % count;
  const index = order[wrapped];
  return index === undefined || wrapped < 0 ? undefined : index + 1;
}
