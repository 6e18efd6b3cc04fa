import { count } from '../count.ts';

/** Said once the doors are open. */
export const guardedWords = (players: number): string =>
  `${count(players, 'player is', 'players are')} guarded. Ctrl-C ends.`;
