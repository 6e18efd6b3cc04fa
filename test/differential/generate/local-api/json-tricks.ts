import { type Choices, once, pick } from '../choices.ts';
import { KITCHEN, OFFICE, STUDY } from '../houses.ts';
import type { Message, MessageTrick } from './message.ts';
import { GROUPS, HOUSEHOLD_ID, SESSION_ID } from './rooms.ts';

type Members = Message['header'];

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

const sideOf = (choices: Choices, message: Message): Members =>
  once(choices, 3) ? message.header : message.body;

function put(choices: Choices, members: Members, member: readonly [string, string]): void {
  members.splice(choices.below(members.length + 1), 0, [...member]);
}

/** Readers take the first or the last of two (RFC 8259 §4); filters look at the other one. */
const twice: MessageTrick = (choices, message) => {
  const side = sideOf(choices, message);
  const [key, json] = side.length > 0 ? pick(choices, side) : ['volume', '12'];
  const other = LOUD.filter(([known]) => known === key).map(([, value]) => value);
  put(choices, side, [key, pick(choices, [...other, json, 'null', '""'])]);
};

const added: MessageTrick = (choices, message) => put(choices, sideOf(choices, message), pick(choices, LOUD));

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

const prototypes: MessageTrick = (choices, message) =>
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
const keySpelt: MessageTrick = (choices, message) => {
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

const NUMBERS: readonly ((text: string) => string)[] = [
  (text) => `${text}.0`,
  (text) => `${text}e0`,
  (text) => `${text}E+0`,
  (text) => `${text}0e-1`,
  (text) => `0.${text}e2`,
  (text) => `0${text}`,
  (text) => `+${text}`,
  (text) => `-${text}`,
  (text) => `${text}.`,
  (text) => `"${text}"`,
  (text) => `[${text}]`,
  (text) => `${text}.49`,
  (text) => `${text}.5`,
  () => '1e1',
  () => '1e2',
  () => '4.05e1',
  () => '40.4999999999999999999',
  () => '5.0',
  () => '-0',
  () => '-0.0e5',
  () => '0x64',
  () => '1e400',
  () => '-1e400',
  () => '1e-400',
  () => '99999999999999999999',
  () => '9007199254740993',
  () => '4294967396',
  () => '256',
  () => 'NaN',
  () => 'Infinity',
  () => 'null',
  () => 'true',
  () => '1_0',
  () => '\u0661\u0662',
  () => '1e',
  () => '.5',
];

const numbered: MessageTrick = (choices, { body }) => {
  const numbers = body.filter(([, json]) => /^-?\d/.test(json));
  const member = numbers.length > 0 ? pick(choices, numbers) : undefined;
  if (member) member[1] = pick(choices, NUMBERS)(member[1]);
  else put(choices, body, ['volume', pick(choices, NUMBERS)('12')]);
};

const STRINGS: readonly ((json: string) => string)[] = [
  (json) => json.replace(/[a-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
  (json) => json.replaceAll('/', '\\/'),
  (json) => json.replace(/"$/, '\\u0000"'),
  (json) => json.replace(/"$/, '\\ud800"'),
  (json) => json.replace(/"$/, '\\r\\n"'),
  (json) => json.replace(/"$/, '\n"'),
  (json) => json.replace(/^"/, '" '),
  (json) => json.toUpperCase(),
  (json) => json.replaceAll('"', "'"),
  (json) => json.replace(/"$/, ''),
  (json) => json.replace(/"$/, `${'a'.repeat(5000)}"`),
  (json) => `[${json}]`,
  (json) => `{"value":${json}}`,
  () => 'null',
  () => '0',
];

const stringSpelt: MessageTrick = (choices, message) => {
  const side = once(choices, 2) ? message.body : message.header;
  const strings = side.filter(([, json]) => json.startsWith('"'));
  const member = strings.length > 0 ? pick(choices, strings) : undefined;
  if (member) member[1] = pick(choices, STRINGS)(member[1]);
};

function set(members: Members, key: string, json: string | undefined): void {
  const at = members.findIndex(([known]) => known === key);
  if (at >= 0) members.splice(at, 1);
  if (json !== undefined) members.push([key, json]);
}

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

const namespaced: MessageTrick = (choices, { header }) =>
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

const commanded: MessageTrick = (choices, { header }) =>
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
const objects: MessageTrick = (choices, { header }) => {
  const key = pick(choices, OBJECTS);
  const id = once(choices, 6) ? undefined : JSON.stringify(pick(choices, IDS));
  if (once(choices, 3) && id !== undefined) put(choices, header, [key, id]);
  else set(header, key, id);
};

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const SHAPES: readonly Message['shape'][] = [
  (header, body) => `[${header},${body},{}]`,
  (header, body) => `[${header},${body},{"volume":100}]`,
  (header, body) => `[${header},${body},${header},{"volume":100}]`,
  (header) => `[${header}]`,
  (header, body) => `[${body},${header}]`,
  (header, body) => `[[${header},${body}]]`,
  (header, body) => `[[${header}],${body}]`,
  (header, body) => `[${header},[${body}]]`,
  (header, body) => `{"0":${header},"1":${body}}`,
  (header, body) => `[${header},${body},]`,
  (header, body) => `[${header} ${body}]`,
  (header, body) => `[${header},${body}]x`,
  (header, body) => `[${header},${body}][${header},{"volume":100}]`,
  (header, body) => `[${header},${body}]\n[{},{}]`,
  (header, body) => `[${header},${body}]\0`,
  (header, body) => `\ufeff[${header},${body}]`,
  (header, body) => ` \t\r\n[ ${header} , ${body} ]\n`,
  (header, body) => `\u00a0[${header},${body}]`,
  (header, body) => `/* x */[${header},${body}]`,
  (header, body) => `[${header},${body}]// x`,
  (header, body) => `[${header},${body.replace('}', ',}')}]`,
  (header, body) => `[${header},${body}`,
  (header, body) => `)]}'\n[${header},${body}]`,
  (header) => `[${header},null]`,
  (header) => `[${header},"{\\"volume\\":100}"]`,
  (header, body) => `[null,${header},${body}]`,
  (header) => `[${header},{"a":${deep(40)}}]`,
  (header) => `[${header},{"a":${deep(3000)}}]`,
  (header) => `[${header},{${Array.from({ length: 400 }, (_, at) => `"k${at}":0`).join(',')}}]`,
  () => '[{},{}]',
  () => '[]',
  () => '{}',
  () => 'null',
  () => '',
  (_, body) => `[{},${body}]`,
];

const shaped: MessageTrick = (choices, message) => {
  message.shape = pick(choices, SHAPES);
};

const ENCODINGS: readonly Message['encode'][] = [
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(text.replace('volume', 'volume\u00e9'), 'latin1'),
  // Overlong v, and half a character.
  (text) => replaced(Buffer.from(text), 'v', [0xc1, 0xb6]),
  (text) => replaced(Buffer.from(text), 'o', [0xe2, 0x82]),
  (text) => replaced(Buffer.from(text), 'e', [0xed, 0xa0, 0x80]),
  (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff])]),
];

function replaced(bytes: Buffer, letter: string, by: readonly number[]): Uint8Array {
  const at = bytes.indexOf(letter);
  return at < 0 ? bytes : Buffer.concat([bytes.subarray(0, at), Buffer.from(by), bytes.subarray(at + 1)]);
}

const encoded: MessageTrick = (choices, message) => {
  message.encode = pick(choices, ENCODINGS);
};

/** A body that stands in the header, and the other way round. */
const swapped: MessageTrick = (choices, message) => {
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

const moreBody: MessageTrick = (choices, { body }) => put(choices, body, pick(choices, BODIES));

export const JSON_TRICKS: readonly MessageTrick[] = [
  twice,
  added,
  prototypes,
  keySpelt,
  numbered,
  stringSpelt,
  namespaced,
  commanded,
  objects,
  shaped,
  encoded,
  swapped,
  moreBody,
];
