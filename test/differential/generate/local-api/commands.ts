import { LOCAL_API_COMMANDS, type LocalApiScope } from '../../../../src/catalog/local-api.ts';
import { type Choices, once, pick } from '../choices.ts';
import { KITCHEN, OFFICE, type Room, STUDY } from '../houses.ts';
import { GROUPS, SESSION_ID } from './rooms.ts';

/** A command before it is spelt: values are JSON texts, so that tricks can write what no writer of JSON would. */
export interface Command {
  namespace: string;
  command: string;
  scope: LocalApiScope;
  /** Of the object that it is about. */
  id: string;
  body: [key: string, json: string][];
}

type Body = (choices: Choices) => readonly (readonly [string, unknown])[];

const VOLUMES = [12, 40, 41, 100, 0, 25];
const DELTAS = [5, 20, 21, -5, 100, -100];
const URLS = [
  'http://music.example/live',
  'https://music.example:8443/a.mp3',
  'http://music.example/%41',
  'HTTP://music.example',
  'http://evil.example/a.mp3',
  'HTTP://EVIL.example/?music.example',
  'http://music.example@evil.example/',
  'http://music.example\\@evil.example/',
  'http://evil.example\\@music.example/',
  'http:evil.example/x',
  'http:\\\\evil.example/',
  'http:///evil.example/',
  ' http://evil.example/',
  'ht\ttp://evil.example/',
  'http://music.example\u0000.evil.example/',
  'http://music.example%2f@evil.example/',
  'http://music.example%23@evil.example/',
  'http://evil.example#@music.example/',
  'http://2130706433/',
  'x-rincon-mp3radio:http://evil.example/',
  `http://${KITCHEN.guardAddress}:1400/reboot`,
  'file:///etc/passwd',
  'x-file-cifs://nas.example/a.mp3',
  '//evil.example/',
  '',
];
const PLAYERS = [KITCHEN.id, OFFICE.id, STUDY.id, 'RINCON_000000000000001400', 'local', ''];

const some = (choices: Choices): readonly string[] =>
  Array.from({ length: 1 + choices.below(3) }, () => pick(choices, PLAYERS));
const nothing: Body = () => [];
const level: Body = (choices) => [['volume', pick(choices, VOLUMES)]];
const delta: Body = (choices) => [['volumeDelta', pick(choices, DELTAS)]];

/** What attackers want; the plainest is first. */
const WANTED: readonly (readonly [name: string, body: Body])[] = [
  ['playerVolume.getVolume', nothing],
  ['playerVolume.setVolume', level],
  ['playerVolume.setVolume', (choices) => [...level(choices), ['muted', false]]],
  ['playerVolume.setRelativeVolume', delta],
  ['playerVolume.setMute', () => [['muted', true]]],
  ['groupVolume.setVolume', level],
  ['groupVolume.setRelativeVolume', delta],
  ['playback.play', nothing],
  ['playback.pause', nothing],
  ['playback.loadLineIn', (choices) => [['deviceId', pick(choices, PLAYERS)]]],
  [
    'playbackSession.createSession',
    () => [
      ['appId', 'a'],
      ['appContext', 'b'],
    ],
  ],
  [
    'playbackSession.loadStreamUrl',
    (choices) => [
      ['streamUrl', pick(choices, URLS)],
      ['playOnCompletion', true],
      ...(once(choices, 4) ? [['stationMetadata', { imageUrl: pick(choices, URLS) }] as const] : []),
    ],
  ],
  [
    'playbackSession.loadCloudQueue',
    (choices) => [
      ['queueBaseUrl', pick(choices, URLS)],
      ...(once(choices, 4) ? [['trackMetadata', { mediaUrl: pick(choices, URLS) }] as const] : []),
    ],
  ],
  [
    'audioClip.loadAudioClip',
    (choices) => [
      ['name', 'clip'],
      ['appId', 'a'],
      ...(once(choices, 3) ? [] : [['streamUrl', pick(choices, URLS)] as const]),
      ...(once(choices, 3) ? level(choices) : []),
    ],
  ],
  ['groups.setGroupMembers', (choices) => [['playerIds', some(choices)]]],
  ['groups.modifyGroupMembers', (choices) => [['playerIdsToAdd', some(choices)]]],
  ['groups.createGroup', (choices) => [['playerIds', some(choices)]]],
  [
    'settings.setPlayerSettings',
    (choices) => [
      pick(choices, [
        ['volumeMode', 'FIXED'],
        ['wifiDisable', true],
      ]),
    ],
  ],
  ['favorites.loadFavorite', () => [['favoriteId', '3']]],
  ['groups.getGroups', nothing],
];

/** Namespaces that have events are subscribed to. */
const SUBSCRIBED = ['groups', 'groupVolume', 'playerVolume', 'playback', 'audioClip', 'favorites'];
const SCOPES = new Map(
  LOCAL_API_COMMANDS.map((facts) => [`${facts.namespace}.${facts.command}`, facts.scope]),
);
const scopeOfNamespace = (name: string): LocalApiScope =>
  LOCAL_API_COMMANDS.find(({ namespace }) => namespace === name)?.scope ?? 'household';

export function chooseCommand(choices: Choices, room: Room): Command {
  const kind = choices.below(8);
  if (kind === 6) return subscription(choices, room);
  if (kind === 7) return anyCommand(choices, room);
  const [name, body] = pick(choices, WANTED);
  return commandOf(room, name, body(choices));
}

function anyCommand(choices: Choices, room: Room): Command {
  const { namespace, command } = pick(choices, LOCAL_API_COMMANDS);
  return commandOf(room, `${namespace}.${command}`, pick<Body>(choices, [nothing, level, delta])(choices));
}

function subscription(choices: Choices, room: Room): Command {
  const namespace = pick(choices, SUBSCRIBED);
  const scope = scopeOfNamespace(namespace);
  const command = once(choices, 4) ? 'unsubscribe' : 'subscribe';
  return { namespace, command, scope, id: idOf(scope, room), body: [] };
}

/** An app takes the group over before it lets it play. */
export const sessionOf = (room: Room): Command =>
  commandOf(room, 'playbackSession.createSession', [
    ['appId', 'a'],
    ['appContext', 'b'],
  ]);

function commandOf(room: Room, name: string, body: readonly (readonly [string, unknown])[]): Command {
  const [namespace = '', command = ''] = name.split('.');
  const scope = SCOPES.get(name) ?? 'household';
  const members = body.map(([key, value]): [string, string] => [key, JSON.stringify(value)]);
  return { namespace, command, scope, id: idOf(scope, room), body: members };
}

function idOf(scope: LocalApiScope, room: Room): string {
  if (scope === 'group') return room.room === KITCHEN.room ? GROUPS.kitchen : GROUPS.office;
  return scope === 'session' ? SESSION_ID : 'local';
}
