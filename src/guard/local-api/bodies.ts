import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { err, ok, type Result } from '../../base/result.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../wire/json/read.ts';

/*
 * What the body of each command may hold: closed objects, for a member that nobody here knows could be anything. Members
 * are those of docs.sonos.com, music-assistant/aiosonos and bit-saver/sonos-ws. Unsure: every range that is not a volume.
 */

/** No control characters: some of it becomes part of a request that the player sends. */
const text = (maxLength: number) =>
  Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$' });
const closed = (members: Record<string, TSchema>) => Type.Object(members, { additionalProperties: false });
const may = Type.Optional;
const oneOf = (...words: readonly string[]) => Type.Union(words.map((word) => Type.Literal(word)));

const flag = Type.Boolean();
const id = text(256);
const url = text(4096);
const ids = Type.Array(id, { maxItems: 64 });
const level = Type.Integer({ minimum: 0, maximum: 100 });
const delta = Type.Integer({ minimum: -100, maximum: 100 });
const DAY_MS = 86_400_000;
const millis = Type.Integer({ minimum: 0, maximum: DAY_MS });
const deltaMillis = Type.Integer({ minimum: -DAY_MS, maximum: DAY_MS });
const playModes = closed({
  repeat: may(flag),
  repeatOne: may(flag),
  shuffle: may(flag),
  crossfade: may(flag),
});
const queueAction = oneOf('REPLACE', 'APPEND', 'INSERT', 'INSERT_NEXT');
const loading = { action: may(queueAction), playOnCompletion: may(flag), playModes: may(playModes) };
const session = { appId: text(255), appContext: text(255), accountId: may(id), customData: may(text(4096)) };
const settings = {
  volumeMode: may(oneOf('VARIABLE', 'FIXED', 'PASS_THROUGH')),
  volumeScalingFactor: may(Type.Number({ minimum: 0, maximum: 1 })),
  monoMode: may(flag),
  wifiDisable: may(flag),
};
/** Of a cloud queue's first track, for the time until its server has told more. */
const track = closed({
  name: may(text(1024)),
  mediaUrl: may(url),
  imageUrl: may(url),
  contentType: may(text(64)),
  durationMillis: may(millis),
  artist: may(closed({ name: may(text(1024)) })),
  album: may(closed({ name: may(text(1024)) })),
});
const NOTHING = closed({});

const BODIES: Readonly<Record<string, TSchema>> = {
  'groups.getGroups': closed({ includeDeviceInfo: may(flag) }),
  'groups.createGroup': closed({ playerIds: ids, areaIds: may(ids), musicContextGroupId: may(id) }),
  'groups.setGroupMembers': closed({ playerIds: ids, areaIds: may(ids) }),
  'groups.modifyGroupMembers': closed({ playerIdsToAdd: may(ids), playerIdsToRemove: may(ids) }),
  'groupVolume.setVolume': closed({ volume: level }),
  'groupVolume.setRelativeVolume': closed({ volumeDelta: delta }),
  'groupVolume.setMute': closed({ muted: flag }),
  'playerVolume.setVolume': closed({ volume: level, muted: may(flag) }),
  'playerVolume.setRelativeVolume': closed({ volumeDelta: delta }),
  'playerVolume.setMute': closed({ muted: flag }),
  'playerVolume.duck': closed({ durationMillis: may(millis) }),
  'playback.seek': closed({ positionMillis: millis, itemId: may(id) }),
  'playback.seekRelative': closed({ deltaMillis, itemId: may(id) }),
  'playback.setPlayModes': closed({ playModes }),
  'playback.loadLineIn': closed({ deviceId: may(id), playerId: may(id), playOnCompletion: may(flag) }),
  'playbackSession.createSession': closed(session),
  'playbackSession.joinSession': closed(session),
  'playbackSession.joinOrCreateSession': closed(session),
  'playbackSession.loadStreamUrl': closed({
    streamUrl: url,
    playOnCompletion: may(flag),
    stationMetadata: may(closed({ name: may(text(1024)), type: may(text(64)), imageUrl: may(url) })),
    itemId: may(id),
  }),
  'playbackSession.loadCloudQueue': closed({
    queueBaseUrl: url,
    httpAuthorization: may(text(4096)),
    useHttpAuthorizationForMedia: may(flag),
    itemId: may(id),
    queueVersion: may(id),
    positionMillis: may(millis),
    playOnCompletion: may(flag),
    trackMetadata: may(track),
  }),
  'playbackSession.suspend': closed({ queueVersion: may(id) }),
  'favorites.loadFavorite': closed({ favoriteId: id, ...loading }),
  'playlists.getPlaylist': closed({ playlistId: id }),
  'playlists.loadPlaylist': closed({ playlistId: id, ...loading }),
  'audioClip.loadAudioClip': closed({
    name: text(64),
    appId: text(127),
    priority: may(oneOf('LOW', 'HIGH')),
    clipType: may(oneOf('CHIME', 'CUSTOM', 'VOICE_ASSISTANT')),
    streamUrl: may(url),
    httpAuthorization: may(text(4096)),
    volume: may(level),
    clipLEDBehavior: may(oneOf('WHITE_LED_QUICK_BREATHING', 'NONE')),
  }),
  'audioClip.cancelAudioClip': closed({ id }),
  'homeTheater.setOptions': closed({ nightMode: may(flag), enhanceDialog: may(flag) }),
  'homeTheater.setTvPowerState': closed({ tvPowerState: oneOf('ON', 'STANDBY') }),
  'settings.setPlayerSettings': closed(settings),
  'settings.updateSettingsGroup': closed(settings),
};

/** Why a body does not fit. */
interface BodyProblem {
  readonly missing: boolean;
  readonly detail: string;
}

/** The body without type names and empty members, which clients send and nobody needs, where it fits. */
export function typedBody(name: string, given: JsonObject): Result<JsonObject, BodyProblem> {
  const body = withoutEmpty(given);
  const schema = BODIES[name] ?? NOTHING;
  if (Value.Check(schema, body)) return ok(body);
  const [problem] = Value.Errors(schema, body);
  const where = (problem?.instancePath ?? '').slice(0, 40);
  return err({
    missing: problem?.keyword === 'required',
    detail: `the body does not fit at ${where === '' ? '/' : where}: ${problem?.message ?? ''}`.slice(0, 160),
  });
}

function withoutEmpty(object: JsonObject): JsonObject {
  const members = Object.entries(object).filter(([name, value]) => name !== '_objectType' && value !== null);
  return Object.fromEntries(members.map(([name, value]) => [name, withoutEmptyIn(value)]));
}

const withoutEmptyIn = (value: JsonValue): JsonValue => (isJsonObject(value) ? withoutEmpty(value) : value);
