import { flagOf, numberOf, objectOf, textOf, type JsonObject } from '../json.ts';
import type { GroupCall, MuseContext, MuseNamespace } from '../namespace.ts';
import { playbackState } from '../objects.ts';
import { failed, type MuseOutcome } from '../outcome.ts';
import { bit, perform } from '../perform.ts';
import { isDucking } from './ducking.ts';
import { clockText, parseClockText, playModeOf, playModesOf, type PlayModes } from './play-modes.ts';

const AVT = 'AVTransport';
const avt = (action: string, args: Readonly<Record<string, string>> = {}) => ({ service: AVT, action, args });

/** Where the track is, in milliseconds; asked of the transport, which derives it. */
function positionMillis({ act, player }: MuseContext): number {
  const outcome = act({ player, service: AVT, action: 'GetPositionInfo', args: { InstanceID: '0' } });
  return outcome.kind === 'done' ? (parseClockText(outcome.out.RelTime ?? '') ?? 0) * 1000 : 0;
}

function statusBody(context: MuseContext): JsonObject {
  const { transport, queue } = context.player;
  const modes = playModesOf(transport.playMode, transport.crossfade);
  const queued = transport.uri.startsWith('x-rincon-queue:');
  return {
    _objectType: 'playbackStatus',
    playbackState: playbackState(context.player),
    isDucking: isDucking(context),
    ...(queued ? { queueVersion: String(queue.updateId), itemId: String(transport.track) } : {}),
    positionMillis: positionMillis(context),
    playModes: { _objectType: 'playMode', ...modes },
    availablePlaybackActions: {
      _objectType: 'playbackAction',
      canSkip: queued && transport.track < queue.tracks.length,
      canSkipBack: queued && transport.track > 1,
      canSeek: queued,
      canRepeat: queued,
      canRepeatOne: queued,
      canCrossfade: queued,
      canShuffle: queued,
      canPlay: transport.uri !== '',
      canPause: transport.state === 'PLAYING',
      canStop: transport.state === 'PLAYING',
    },
  };
}

/** `playback:1`: transport of the group that the connected player coordinates. */
export const playback: MuseNamespace = {
  name: 'playback',
  scope: 'group',
  commands: {
    getPlaybackStatus: {
      rest: { method: 'GET', path: '/playback' },
      run: (call) => ({ kind: 'done', type: 'playbackStatus', body: statusBody(call) }),
    },
    play: {
      rest: { method: 'POST', path: '/playback/play' },
      run: (call) => perform(call, [avt('Play', { Speed: '1' })]),
    },
    pause: {
      rest: { method: 'POST', path: '/playback/pause' },
      run: (call) => perform(call, [avt('Pause')]),
    },
    togglePlayPause: {
      rest: { method: 'POST', path: '/playback/togglePlayPause' },
      run: (call) =>
        perform(call, [
          call.player.transport.state === 'PLAYING' ? avt('Pause') : avt('Play', { Speed: '1' }),
        ]),
    },
    skipToNextTrack: {
      rest: { method: 'POST', path: '/playback/skipToNextTrack' },
      run: (call) => perform(call, [avt('Next')]),
    },
    skipToPreviousTrack: {
      rest: { method: 'POST', path: '/playback/skipToPreviousTrack' },
      run: (call) => perform(call, [avt('Previous')]),
    },
    seek: {
      rest: { method: 'POST', path: '/playback/seek' },
      run: (call) => seekTo(call, numberOf(call.body, 'positionMillis')),
    },
    seekRelative: {
      rest: { method: 'POST', path: '/playback/seekRelative' },
      run: (call) => {
        const delta = numberOf(call.body, 'deltaMillis');
        return seekTo(call, delta === undefined ? undefined : Math.max(0, positionMillis(call) + delta));
      },
    },
    setPlayModes: { rest: { method: 'POST', path: '/playback/playMode' }, run: setPlayModes },
    loadLineIn: { rest: { method: 'POST', path: '/playback/lineIn' }, run: loadLineIn },
  },
  event: (context) => {
    const body = statusBody(context);
    return { type: 'playbackStatus', body, compare: { ...body, positionMillis: undefined } };
  },
};

function seekTo(call: GroupCall, millis: number | undefined): MuseOutcome {
  if (millis === undefined) return failed('ERROR_MISSING_PARAMETERS', 'Missing position');
  return perform(call, [avt('Seek', { Unit: 'REL_TIME', Target: clockText(millis / 1000) })]);
}

function setPlayModes(call: GroupCall): MuseOutcome {
  const { transport } = call.player;
  const asked = objectOf(call.body, 'playModes');
  const before = playModesOf(transport.playMode, transport.crossfade);
  const choose = (key: keyof PlayModes): boolean => flagOf(asked, key) ?? before[key];
  const modes = {
    repeat: choose('repeat'),
    repeatOne: choose('repeatOne'),
    shuffle: choose('shuffle'),
    crossfade: choose('crossfade'),
  };
  return perform(call, [
    avt('SetPlayMode', { NewPlayMode: playModeOf(modes) }),
    avt('SetCrossfadeMode', { CrossfadeMode: bit(modes.crossfade) }),
  ]);
}

/** The line-in of the connected player, or of the named one. */
function loadLineIn(call: GroupCall): MuseOutcome {
  const id = textOf(call.body, 'deviceId') ?? textOf(call.body, 'playerId') ?? call.player.id;
  const source = call.world.household.players[id];
  if (!source) return failed('ERROR_INVALID_OBJECT_ID', 'Incorrect deviceId');
  if (!source.lineIn) return failed('ERROR_NOT_CAPABLE', 'The player has no line-in');
  const loaded = perform(call, [
    avt('SetAVTransportURI', { CurrentURI: `x-rincon-stream:${id}`, CurrentURIMetaData: '' }),
  ]);
  if (loaded.kind === 'failed' || !(flagOf(call.body, 'playOnCompletion') ?? false)) return loaded;
  return perform(call, [avt('Play', { Speed: '1' })]);
}
