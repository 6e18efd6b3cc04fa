import { once, pick } from '../choices.ts';
import { KITCHEN, OFFICE, STUDY } from '../houses.ts';
import { put, set } from './members.ts';
import type { MessageTrick } from './message.ts';
import { GROUPS, HOUSEHOLD_ID, SESSION_ID } from './rooms.ts';

const NAMESPACES = [
  '"playerVolume:2"',
  '"playerVolume:01"',
  '"playerVolume:1.0"',
  '"playerVolume"',
  '"playerVolume:"',
  '"playerVolume:1:2"',
  '"PlayerVolume:1"',
  '" playerVolume:1"',
  '"playerVolume :1"',
  '"groupVolume:1"',
  '"groups:1"',
  '"settings:1"',
  '"audioClip:1"',
  '"playbackSession:1"',
  '"homeTheater:1"',
  '"management:1"',
  '"authorization:1"',
  '"constructor:1"',
  '"__proto__:1"',
  '""',
  '1',
];

export const namespaced: MessageTrick = (choices, { header }) =>
  set(header, 'namespace', pick<string | undefined>(choices, [...NAMESPACES, undefined]));

const COMMANDS = [
  '"setVolume"',
  '"SetVolume"',
  '"setvolume"',
  '"getVolume"',
  '"setVolume "',
  '"setVolume\\u0000"',
  '"playback.play"',
  '"loadStreamUrl"',
  '"loadCloudQueue"',
  '"subscribe"',
  '"factoryReset"',
  '"toString"',
  '"__proto__"',
  '""',
  'null',
];

export const commanded: MessageTrick = (choices, { header }) =>
  set(header, 'command', pick<string | undefined>(choices, [...COMMANDS, undefined]));

const IDS = [
  'local',
  'LOCAL',
  KITCHEN.id,
  OFFICE.id,
  STUDY.id,
  KITCHEN.id.toLowerCase(),
  GROUPS.kitchen,
  GROUPS.office,
  `${STUDY.id}:1`,
  `${STUDY.id}:9`,
  `${KITCHEN.id}:1,${GROUPS.office}`,
  HOUSEHOLD_ID,
  'Sonos_OfSomebodyElse.x',
  SESSION_ID,
  '..',
  '*',
  '',
  'a'.repeat(300),
];
const OBJECTS = ['groupId', 'playerId', 'householdId', 'sessionId', 'locationId', 'targetId'];

/** Another object, one beside the one that is meant, or none. */
export const objects: MessageTrick = (choices, { header }) => {
  const key = pick(choices, OBJECTS);
  const id = once(choices, 6) ? undefined : JSON.stringify(pick(choices, IDS));
  if (once(choices, 3) && id !== undefined) put(choices, header, [key, id]);
  else set(header, key, id);
};
