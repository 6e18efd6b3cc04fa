import type { PlayerState, QueueState } from './player.ts';

/** Queue 0 is the one that every player has; others were made for somebody by CreateQueue. */
export const queueOf = (player: PlayerState, id: number): QueueState | undefined =>
  id === 0 ? player.queue : player.ownedQueues?.find((queue) => queue.id === id);

/** The number in `x-rincon-queue:RINCON_…#2`. */
export const queueInUri = (uri: string): number => Number(/#(\d{1,9})$/.exec(uri)?.[1] ?? 0);

/** The queue that the transport plays from, or would. */
export const playingQueue = (player: PlayerState): QueueState =>
  (player.transport.uri.startsWith('x-rincon-queue:')
    ? queueOf(player, queueInUri(player.transport.uri))
    : undefined) ?? player.queue;
