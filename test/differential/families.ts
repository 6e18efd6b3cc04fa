import type { Choices } from './generate/choices.ts';
import { type HostileRequest, hostileRequest } from './generate/hostile-request.ts';
import { ROOMS, type Room } from './generate/houses.ts';
import { hostileConversation } from './generate/local-api/hostile-conversation.ts';
import { LOCAL_ROOMS } from './generate/local-api/rooms.ts';

/** What is made for one door of the guard. */
export interface Family {
  /** Of the door. */
  readonly port: 1400 | 1443;
  /** Folder of its corpus, beside this file. */
  readonly corpus: string;
  readonly rooms: readonly Room[];
  readonly make: (choices: Choices) => HostileRequest;
}

export const FIRST_DOOR: Family = { port: 1400, corpus: 'corpus', rooms: ROOMS, make: hostileRequest };
export const SECOND_DOOR: Family = {
  port: 1443,
  corpus: 'corpus-1443',
  rooms: LOCAL_ROOMS,
  make: hostileConversation,
};

/** By the number of a case: every other one is for the second door. */
export const familyOf = (number: number): Family => (number % 2 === 0 ? FIRST_DOOR : SECOND_DOOR);
