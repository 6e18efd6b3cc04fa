import { count } from '../count.ts';

/** Said once the simulated players can be asked. */
export const answeringWords = (players: number): string =>
  `${count(players, 'player answers', 'players answer')}. Ctrl-C ends.`;
