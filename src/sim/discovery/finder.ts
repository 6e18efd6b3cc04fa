import type { PlayerState } from '../state/player.ts';
import type { Outbox } from './outbox.ts';
import type { Post } from './post.ts';

/** A way in which players are found, while it is open. */
export interface RunningFinder {
  /** The player is back. */
  announce(playerId: string): void;
  /** The player says good-bye. */
  leave(playerId: string): void;
  /** Says good-bye for all and closes. */
  stop(): Promise<void>;
}

/** Says that players are there, and that they go. */
export interface Announcer {
  announce(player: PlayerState): void;
  leave(player: PlayerState): void;
  /** Nothing more is said by itself. */
  stop(): void;
}

export interface FinderParts {
  readonly players: readonly PlayerState[];
  readonly announcer: Announcer;
  readonly outbox: Outbox;
  readonly post: Post;
  readonly close: () => Promise<void>;
}

/** Announces everybody. */
export function runFinder({ players, announcer, outbox, post, close }: FinderParts): RunningFinder {
  for (const player of players) announcer.announce(player);
  const named = (playerId: string): readonly PlayerState[] => players.filter(({ id }) => id === playerId);
  return {
    announce: (playerId) => {
      for (const player of named(playerId)) announcer.announce(player);
    },
    leave: (playerId) => {
      for (const player of named(playerId)) announcer.leave(player);
    },
    stop: async () => {
      announcer.stop();
      outbox.stop();
      for (const player of players) if (player.power === 'on') announcer.leave(player);
      await post.settled();
      await close();
    },
  };
}
