import { LOCAL_API_COMMANDS, type LocalApiScope } from '../../../../src/catalog/local-api.ts';
import { type Choices, once, pick } from '../choices.ts';
import { type Draft, draftOf } from '../draft.ts';
import { KITCHEN, OFFICE, type Room, STUDY } from '../houses.ts';
import { chooseCommand, type Command } from './commands.ts';
import { KEY } from './handshake.ts';
import { JSON_TRICKS } from './json-tricks.ts';
import { messageOf, objectText } from './message.ts';
import { GROUPS, SESSION_ID } from './rooms.ts';

const OBJECTS: Readonly<Record<LocalApiScope, string>> = {
  household: 'households',
  group: 'groups',
  player: 'players',
  session: 'playbackSessions',
};

/** A request for what a command asks; commands without a path are asked for the player's own record. */
export function chooseRest(choices: Choices, room: Room): Draft {
  const command = chooseCommand(choices, room);
  const route = LOCAL_API_COMMANDS.find(
    (facts) => facts.namespace === command.namespace && facts.command === command.command,
  )?.rest;
  const target = `/api/v1/${OBJECTS[command.scope]}/${command.id}${route?.path ?? ''}`;
  const draft = route
    ? restOf(route.method, target, room)
    : restOf('GET', '/api/v1/players/local/info', room);
  if (route && route.method !== 'GET') withBody(choices, draft, command);
  for (let left = pick(choices, [0, 0, 1, 1, 2]); left > 0; left -= 1)
    pick(choices, REST_TRICKS)(choices, draft);
  return draft;
}

const restOf = (method: string, target: string, { guardAddress }: Room): Draft =>
  draftOf(method, target, [
    ['Host', `${guardAddress}:1443`],
    ['X-Sonos-Api-Key', KEY],
  ]);

/** The tricks of messages, on the body alone. */
function withBody(choices: Choices, draft: Draft, command: Command): void {
  const message = messageOf(command, 1);
  message.header = [];
  message.shape = (_, body) => body;
  if (once(choices, 2)) pick(choices, JSON_TRICKS)(choices, message);
  draft.body = message.encode(message.shape(objectText(message.header), objectText(message.body)));
  const type = draft.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  draft.headers.push(['Content-Type', type]);
}

type RestTrick = (choices: Choices, draft: Draft) => void;

const IDS = [
  'local',
  KITCHEN.id,
  OFFICE.id,
  STUDY.id,
  GROUPS.kitchen,
  GROUPS.office,
  `${STUDY.id}:1`,
  SESSION_ID,
  '..',
  '.',
  '%2e%2e',
  '%2e',
  '%6cocal',
  'local%00',
  'local%2f..%2flocal',
  '%25%36%63ocal',
  'local;x=1',
  'a'.repeat(250),
  '*',
];

/** Spellings at which readers of paths part (RFC 3986 §6.2). */
const TARGETS: readonly ((target: string) => string)[] = [
  (target) => `${target}?volume=100`,
  (target) => `${target}?`,
  (target) => `${target}#x`,
  (target) => `${target}/`,
  (target) => `${target};x=1`,
  (target) => `${target}%00`,
  (target) => `${target}%20`,
  (target) => target.replaceAll('/', '//'),
  (target) => target.replace('/api/v1/', '/api//v1/'),
  (target) => target.replace('/api/v1/', '/api/v1//'),
  (target) => target.replace('/api/v1/', '/api/v2/'),
  (target) => target.replace('/api/v1/', '/API/V1/'),
  (target) => target.replace('/api/v1/', '/api/./v1/'),
  (target) => target.replace('/api/v1/', '/x/../api/v1/'),
  (target) => target.replace('/api/v1/', '/api%2fv1/'),
  (target) => target.replace('/api/v1/', '/%61pi/v1/'),
  (target) => target.replace('/api/v1/', '\\api\\v1\\'),
  (target) =>
    target.replace(/\/([a-z])(?=[^/]*$)/i, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`),
  (target) => target.replace(/\/([^/]*)$/, '/./$1'),
  (target) => target.replace(/\/([^/]*)$/, '/x/../$1'),
  (target) => target.replace(/\/([^/]*)$/, '%2f$1'),
  (target) => target.replace(/\/[^/]*$/, '/playerVolume'),
  (target) => target.replace(/\/[^/]*$/, '/groups/createGroup'),
  (target) => `${target}/../../../groups/${GROUPS.office}/groupVolume`,
  (target) => `https://evil.example${target}`,
  (target) => target.toLowerCase(),
  (target) => target.toUpperCase(),
  (target) => target.slice(1),
  () => '/api/v1/',
  () => '/api/v1/players/local',
  () => '/api/v1/players',
];

const target: RestTrick = (choices, draft) => {
  draft.target = pick(choices, TARGETS)(draft.target);
};

const id: RestTrick = (choices, draft) => {
  const other = pick(choices, IDS);
  draft.target = draft.target.replace(/^(\/api\/v1\/\w+\/)[^/]*/, (_, before: string) => before + other);
};

const objects: RestTrick = (choices, draft) => {
  const other = pick(choices, [
    ...Object.values(OBJECTS),
    'Players',
    'player',
    'constructor',
    '__proto__',
    '..',
  ]);
  draft.target = draft.target.replace(/^\/api\/v1\/\w+/, () => `/api/v1/${other}`);
};

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'post', 'SUBSCRIBE', 'CONNECT'];

const method: RestTrick = (choices, draft) => {
  draft.method = pick(choices, METHODS);
};

const TYPES = [
  'application/json; charset=utf-8',
  'application/json;charset=utf-16',
  'Application/JSON',
  'application/merge-patch+json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/json, text/plain',
  'multipart/form-data; boundary=x',
  '',
];

const types: RestTrick = (choices, draft) => {
  if (once(choices, 2)) draft.headers = draft.headers.filter(([name]) => name !== 'Content-Type');
  draft.headers.push(['Content-Type', pick(choices, TYPES)]);
};

const OVERRIDES: readonly (readonly [string, string])[] = [
  ['X-HTTP-Method-Override', 'POST'],
  ['X-Original-URL', `/api/v1/groups/${GROUPS.office}/groupVolume`],
  ['groupId', GROUPS.office],
  ['Content-Encoding', 'gzip'],
  ['X-Sonos-Api-Key', 'x'],
  ['X-Sonos-Api-Key', KEY],
  ['Upgrade', 'websocket'],
  ['Expect', '100-continue'],
  ['Authorization', 'Bearer x'],
  ['Origin', 'https://evil.example'],
];

const overrides: RestTrick = (choices, draft) => {
  const [name, value] = pick(choices, OVERRIDES);
  draft.headers.splice(choices.below(draft.headers.length + 1), 0, [name, value]);
};

const keyless: RestTrick = (choices, draft) => {
  const key = pick<string | undefined>(choices, [undefined, '', 'a b', KEY.slice(1)]);
  draft.headers = draft.headers.filter(([name]) => name !== 'X-Sonos-Api-Key');
  if (key !== undefined) draft.headers.push(['X-Sonos-Api-Key', key]);
};

const bodies: RestTrick = (choices, draft) => {
  draft.body = Buffer.from(
    pick(choices, [
      '',
      '{}',
      '[]',
      '[{},{"volume":100}]',
      '{"volume":100}',
      '{"volume":12}{"volume":100}',
      'volume=100',
      ' ',
    ]),
  );
};

/** One group in the path and another elsewhere: readers part about which of them is meant. */
const twoGroups: RestTrick = (choices, draft) => {
  const [one, other] = once(choices, 2) ? [GROUPS.office, GROUPS.kitchen] : [GROUPS.kitchen, GROUPS.office];
  draft.target = draft.target.replace(/^(\/api\/v1\/groups\/)[^/]*/, (_, before: string) => before + one);
  const where = choices.below(3);
  if (where === 0) draft.headers.push(['groupId', other]);
  else if (where === 1) draft.target += `?groupId=${other}`;
  else draft.body = Buffer.from(`{"groupId":"${other}","volume":20}`);
};

const REST_TRICKS: readonly RestTrick[] = [
  target,
  id,
  objects,
  method,
  types,
  overrides,
  keyless,
  bodies,
  twoGroups,
];
