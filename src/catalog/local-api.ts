import type { Provenance } from './provenance.ts';
import { RISK_RULES, type RiskClass, type RiskRuleId } from './risk.ts';

/** What kind of object a command is about; its header names one by id. */
export type LocalApiScope = 'household' | 'group' | 'player' | 'session';

/** How a command is reached over REST below `/api/v1/<objects>/<id>`. */
interface RestRoute {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
}

/** A command of the local API on port 1443. A command that is not here is refused by whoever judges. */
export interface LocalApiCommand extends Provenance {
  readonly namespace: string;
  readonly command: string;
  readonly scope: LocalApiScope;
  readonly rule: RiskRuleId;
  /** That of the SOAP actions that do the same: one policy for both doors. */
  readonly risk: RiskClass;
  readonly rest?: RestRoute;
}

const AIOSONOS = 'music-assistant/aiosonos';
const SONOS_WS = 'bit-saver/sonos-ws';
const VENDOR = 'docs.sonos.com';
const FIRMWARE = 'BookCatKid/anacapad-internals';

type Facts = readonly [command: string, rule: RiskRuleId, rest?: `${RestRoute['method']} /${string}`];

/** Paths of REST are of the vendor's reference and of the table of 86.10; commands of the clients that send them. */
const of =
  (namespace: string, scope: LocalApiScope, provenance: Provenance) =>
  ([command, rule, rest]: Facts): LocalApiCommand => ({
    namespace,
    command,
    scope,
    rule,
    risk: RISK_RULES[rule].class,
    ...(rest === undefined ? {} : { rest: routeOf(rest) }),
    ...provenance,
  });

function routeOf(text: string): RestRoute {
  const [method, path = ''] = text.split(' ');
  return { method: method === 'GET' || method === 'PATCH' ? method : 'POST', path };
}

const seen: Provenance = { sources: [AIOSONOS, SONOS_WS, VENDOR], confidence: 'seen' };
const stated: Provenance = { sources: [SONOS_WS, VENDOR, FIRMWARE], confidence: 'stated' };
const unsure: Provenance = { sources: [SONOS_WS, FIRMWARE], confidence: 'unsure' };

const GROUPS: readonly Facts[] = [
  ['getGroups', 'read-only', 'GET /groups'],
  ['createGroup', 'group-members', 'POST /groups/createGroup'],
];
const MEMBERS: readonly Facts[] = [
  ['setGroupMembers', 'group-members', 'POST /groups/setGroupMembers'],
  ['modifyGroupMembers', 'group-members', 'POST /groups/modifyGroupMembers'],
];
const volumeFacts = (namespace: string): readonly Facts[] => [
  ['getVolume', 'read-only', `GET /${namespace}`],
  ['setVolume', 'volume-level', `POST /${namespace}`],
  ['setRelativeVolume', 'volume-level', `POST /${namespace}/relative`],
  ['setMute', 'volume-level', `POST /${namespace}/mute`],
];
const DUCKING: readonly Facts[] = [
  ['duck', 'volume-level', 'POST /playerVolume/duck'],
  ['unduck', 'volume-level', 'POST /playerVolume/unduck'],
];
/** A line-in is another player's input, as `x-rincon-stream` is in SOAP. */
const PLAYBACK: readonly Facts[] = [
  ['getPlaybackStatus', 'read-only', 'GET /playback'],
  ['play', 'playback-transport', 'POST /playback/play'],
  ['pause', 'playback-transport', 'POST /playback/pause'],
  ['togglePlayPause', 'playback-transport', 'POST /playback/togglePlayPause'],
  ['skipToNextTrack', 'playback-transport', 'POST /playback/skipToNextTrack'],
  ['skipToPreviousTrack', 'playback-transport', 'POST /playback/skipToPreviousTrack'],
  ['seek', 'playback-transport', 'POST /playback/seek'],
  ['seekRelative', 'playback-transport', 'POST /playback/seekRelative'],
  ['setPlayModes', 'playback-transport', 'POST /playback/playMode'],
  ['loadLineIn', 'group-source', 'POST /playback/lineIn'],
];
/**
 * What an app that took a group over may do. The address of a stream, or of the server that lists a queue, is a place and
 * judged by itself. `refreshCloudQueue` and `skipToItem` name none, and a queue may have been loaded past whoever judges: they are not here.
 */
const SESSION: readonly Facts[] = [
  ['loadStreamUrl', 'playback-transport', 'POST /playbackSession/loadStreamUrl'],
  ['loadCloudQueue', 'playback-transport', 'POST /playbackSession/loadCloudQueue'],
  ['suspend', 'playback-transport', 'POST /playbackSession/suspend'],
];
const TAKING_OVER: readonly Facts[] = [
  ['createSession', 'playback-transport', 'POST /playbackSession'],
  ['joinSession', 'playback-transport', 'POST /playbackSession/join'],
  ['joinOrCreateSession', 'playback-transport', 'POST /playbackSession/joinOrCreate'],
];
const CLIPS: readonly Facts[] = [
  ['loadAudioClip', 'playback-transport', 'POST /audioClip'],
  ['cancelAudioClip', 'playback-transport', 'POST /audioClip/cancel'],
];
/** The television is an input, as `x-sonos-htastream` is in SOAP. */
const THEATRE: readonly Facts[] = [
  ['getOptions', 'read-only', 'GET /homeTheater/options'],
  ['setOptions', 'sound-shape', 'POST /homeTheater/options'],
  ['loadHomeTheaterPlayback', 'group-source', 'POST /homeTheater'],
  ['setTvPowerState', 'device-setting', 'POST /homeTheater/tvPowerState'],
];
/** One of the settings takes the player off the network. */
const SETTINGS: readonly Facts[] = [
  ['getPlayerSettings', 'read-only', 'GET /settings/player'],
  ['setPlayerSettings', 'system-state', 'POST /settings/player'],
  ['updateSettingsGroup', 'system-state', 'PATCH /settings/player'],
];

export const LOCAL_API_COMMANDS: readonly LocalApiCommand[] = [
  ...GROUPS.map(of('groups', 'household', seen)),
  ...MEMBERS.map(of('groups', 'group', seen)),
  ...volumeFacts('groupVolume').map(of('groupVolume', 'group', seen)),
  ...volumeFacts('playerVolume').map(of('playerVolume', 'player', seen)),
  ...DUCKING.map(of('playerVolume', 'player', stated)),
  ...PLAYBACK.map(of('playback', 'group', seen)),
  of('playbackMetadata', 'group', seen)(['getMetadataStatus', 'read-only', 'GET /playbackMetadata']),
  ...TAKING_OVER.map(of('playbackSession', 'group', stated)),
  ...SESSION.map(of('playbackSession', 'session', stated)),
  of('favorites', 'household', stated)(['getFavorites', 'read-only', 'GET /favorites']),
  of('favorites', 'group', stated)(['loadFavorite', 'queue-content', 'POST /favorites']),
  of('playlists', 'household', stated)(['getPlaylists', 'read-only', 'GET /playlists']),
  of('playlists', 'household', stated)(['getPlaylist', 'read-only', 'POST /playlists/getPlaylist']),
  of('playlists', 'group', stated)(['loadPlaylist', 'queue-content', 'POST /playlists']),
  ...CLIPS.map(of('audioClip', 'player', seen)),
  ...THEATRE.map(of('homeTheater', 'player', stated)),
  ...SETTINGS.map(of('settings', 'player', unsure)),
];

/** What the events of a namespace are about; a namespace that is not here has none. */
const EVENT_SCOPES: Readonly<Record<string, LocalApiScope>> = {
  groups: 'household',
  groupVolume: 'group',
  playerVolume: 'player',
  playback: 'group',
  playbackMetadata: 'group',
  favorites: 'household',
  playlists: 'household',
  audioClip: 'player',
  homeTheater: 'player',
  settings: 'player',
};

const SUBSCRIPTIONS = Object.entries(EVENT_SCOPES).flatMap(([namespace, scope]) =>
  ['subscribe', 'unsubscribe'].map((command) => of(namespace, scope, seen)([command, 'read-only'])),
);

const BY_NAME = new Map(
  [...LOCAL_API_COMMANDS, ...SUBSCRIPTIONS].map((facts) => [`${facts.namespace}.${facts.command}`, facts]),
);

/** `playback`, `play`: the namespace without its version. Subscribing is a command of every namespace with events. */
export const localApiCommand = (namespace: string, command: string): LocalApiCommand | undefined =>
  BY_NAME.get(`${namespace}.${command}`);

export const isLocalApiNamespace = (name: string): boolean =>
  LOCAL_API_COMMANDS.some(({ namespace }) => namespace === name);

export const localApiEventScope = (namespace: string): LocalApiScope | undefined =>
  Object.hasOwn(EVENT_SCOPES, namespace) ? EVENT_SCOPES[namespace] : undefined;
