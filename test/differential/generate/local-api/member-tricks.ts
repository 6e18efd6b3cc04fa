import { once, pick } from '../choices.ts';
import { STUDY } from '../houses.ts';
import { put, sideOf } from './members.ts';
import type { MessageTrick } from './message.ts';
import { GROUPS, SESSION_ID } from './rooms.ts';

const LOUD: readonly (readonly [string, string])[] = [
  ['volume', '100'],
  ['volumeDelta', '100'],
  ['command', '"setVolume"'],
  ['namespace', '"groupVolume:1"'],
  ['namespace', '"settings:1"'],
  ['playerId', `"${STUDY.id}"`],
  ['groupId', `"${GROUPS.office}"`],
  ['groupId', `"${GROUPS.kitchen}"`],
  ['streamUrl', '"http://evil.example/"'],
  ['playerIds', `["${STUDY.id}"]`],
  ['wifiDisable', 'true'],
  ['body', '{"volume":100}'],
  ['sessionId', `"${SESSION_ID}"`],
];

/** Readers take the first or the last of two (RFC 8259 §4); filters look at the other one. */
export const twice: MessageTrick = (choices, message) => {
  const side = sideOf(choices, message);
  const [key, json] = side.length > 0 ? pick(choices, side) : ['volume', '12'];
  const other = LOUD.filter(([known]) => known === key).map(([, value]) => value);
  put(choices, side, [key, pick(choices, [...other, json, 'null', '""'])]);
};

export const added: MessageTrick = (choices, message) =>
  put(choices, sideOf(choices, message), pick(choices, LOUD));

const PROTOTYPES: readonly (readonly [string, string])[] = [
  ['__proto__', '{"volume":100,"command":"setVolume"}'],
  ['__proto__', '100'],
  ['constructor', '{"prototype":{"volume":100}}'],
  ['prototype', '{}'],
  ['toString', '"x"'],
  ['hasOwnProperty', '1'],
  ['_objectType', '"globalError"'],
  ['__pr\\u006fto__', '{"volume":100}'],
];

export const prototypes: MessageTrick = (choices, message) =>
  put(choices, sideOf(choices, message), pick(choices, PROTOTYPES));

const KEY_SPELLINGS: readonly ((key: string) => string)[] = [
  (key) => key.toUpperCase(),
  (key) => key.toLowerCase(),
  (key) => key.replace(/^./, (letter) => letter.toUpperCase()),
  (key) => key.replace(/^./, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  (key) =>
    key.replace(/^./, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`),
  (key) => `${key} `,
  (key) => `${key}\\u0000`,
  (key) => `${key}\\u200b`,
  (key) => key.replace('o', '\u043e'),
  (key) => `\ufeff${key}`,
  () => '',
  (key) => key.replace('e', '\\x65'),
];

/** The same key in other words, in place of the key or beside it. */
export const keySpelt: MessageTrick = (choices, message) => {
  const side = sideOf(choices, message);
  if (side.length === 0) return;
  const member = pick(choices, side);
  const spelt = pick(choices, KEY_SPELLINGS)(member[0]);
  if (once(choices, 2)) {
    put(choices, side, [spelt, pick(choices, [member[1], '100'])]);
    return;
  }
  member[0] = spelt;
};

/** A body that stands in the header, and the other way round. */
export const swapped: MessageTrick = (choices, message) => {
  const [from, to] = once(choices, 2) ? [message.header, message.body] : [message.body, message.header];
  const member = from.length > 0 ? pick(choices, from) : undefined;
  if (member) put(choices, to, member);
};

const BODIES = [
  ['httpAuthorization', '"Bearer x"'],
  ['stationMetadata', '{"imageUrl":"http://evil.example/a.jpg"}'],
  ['stationMetadata', '{"streamUrl":"http://evil.example/"}'],
  ['playModes', '{"shuffle":1}'],
  ['volume', '100'],
  ['musicContextGroupId', `"${GROUPS.office}"`],
  ['areaIds', `["${STUDY.id}"]`],
  ['playerIdsToRemove', `["${STUDY.id}"]`],
  ['itemId', `"${STUDY.id}"`],
  ['customData', '"x-rincon:evil"'],
] as const;

export const moreBody: MessageTrick = (choices, { body }) => put(choices, body, pick(choices, BODIES));
