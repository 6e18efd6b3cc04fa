import { parseBuild } from '../../../base/build.ts';
import { eraOf } from '../../era.ts';
import { didlTrack } from '../../media/didl.ts';
import { neighbour } from '../../media/play-order.ts';
import { formatTime } from '../../media/time.ts';
import { currentItem } from '../../media/transport.ts';
import { isSent, kindOfUri } from '../../media/uri.ts';
import type { PlayerState } from '../../state/player.ts';
import type { Evented, World } from '../../world.ts';
import { transportActions, validPlayModes } from './allowed-actions.ts';
import { eventedTrack } from './track-metadata.ts';

const NONE = 'NOT_IMPLEMENTED';

type Values = readonly (readonly [name: string, value: string])[];

/** Variables in the order of the recordings (31.8, 57.23, 63.2, 86.10). */
export const eventedTransport = (world: World, player: PlayerState): Evented => ({
  kind: 'last-change',
  namespace: 'urn:schemas-upnp-org:metadata-1-0/AVT/',
  instance: 'InstanceID',
  variables: [...whatPlays(world, player), ...howItPlays(player), ...UNCHANGING].map(([name, value]) => ({
    name,
    value,
  })),
});

function whatPlays(world: World, player: PlayerState): Values {
  const { transport, queue } = player;
  const item = currentItem(player);
  const kind = kindOfUri(transport.uri);
  const next = kind === 'queue' ? queue.tracks[(neighbour(player, 1) ?? 0) - 1] : undefined;
  const enqueued = enqueuedOf(player);
  return [
    ['TransportState', transport.state],
    ['CurrentPlayMode', transport.playMode],
    ['CurrentCrossfadeMode', transport.crossfade ? '1' : '0'],
    ['NumberOfTracks', String(kind === 'queue' ? queue.tracks.length : item ? 1 : 0)],
    ['CurrentTrack', String(item ? Math.max(1, transport.track) : transport.track)],
    ['CurrentSection', '0'],
    ['CurrentTrackURI', item?.uri ?? transport.uri],
    ['CurrentTrackDuration', kind === 'line-in' ? '' : formatTime(item?.duration ?? 0)],
    ['CurrentTrackMetaData', eventedTrack(world, player)],
    ['r:NextTrackURI', next?.uri ?? ''],
    ['r:NextTrackMetaData', next ? didlTrack(next) : ''],
    ['r:EnqueuedTransportURI', enqueued.uri],
    ['r:EnqueuedTransportURIMetaData', enqueued.metaData],
  ];
}

/**
 * For a queue what was last put into it, for an input nothing (SoCo source_linein.xml), of what somebody sends no address
 * (jishi avtransportlastchange_airplay.json), else what plays.
 */
function enqueuedOf({ transport, queue }: PlayerState): { readonly uri: string; readonly metaData: string } {
  switch (kindOfUri(transport.uri)) {
    case 'queue':
      return queue.enqueued ?? { uri: '', metaData: '' };
    case 'line-in':
    case 'tv':
      return { uri: '', metaData: '' };
    default:
      return { uri: isSent(transport.uri) ? '' : transport.uri, metaData: transport.uriMetaData };
  }
}

function howItPlays(player: PlayerState): Values {
  const { transport } = player;
  return [
    ['PlaybackStorageMedium', transport.uri === '' ? 'NONE' : 'NETWORK'],
    ['AVTransportURI', transport.uri],
    ['AVTransportURIMetaData', transport.uriMetaData],
    ['NextAVTransportURI', transport.nextUri],
    ['NextAVTransportURIMetaData', transport.nextUriMetaData],
    ['CurrentTransportActions', transportActions(player)],
    ['r:CurrentValidPlayModes', validPlayModes(player)],
    ...directControl(player),
    ['TransportStatus', transport.status],
    ['r:SleepTimerGeneration', String(transport.sleepTimerGeneration)],
  ];
}

/** `r:MuseSessions` on generation 1 (31.8, 57.23), not on 63.2 and 86.10. Unsure: Direct Control is not on 31.8; taken to come with the local API. */
function directControl({ build, transport }: PlayerState): Values {
  const { generation } = eraOf(build);
  const direct: Values = [
    ['r:DirectControlClientID', transport.directControlClientId],
    ['r:DirectControlIsSuspended', '0'],
    ['r:DirectControlAccountID', ''],
  ];
  const sessions: Values = generation === 1 ? [['r:MuseSessions', '']] : [];
  return [...sessions, ...((parseBuild(build)?.major ?? 0) >= 39 ? direct : [])];
}

const UNCHANGING: Values = [
  ['r:AlarmRunning', '0'],
  ['r:SnoozeRunning', '0'],
  ['r:RestartPending', '0'],
  ['TransportPlaySpeed', NONE],
  ['CurrentMediaDuration', NONE],
  ['RecordStorageMedium', NONE],
  ['PossiblePlaybackStorageMedia', 'NONE, NETWORK'],
  ['PossibleRecordStorageMedia', NONE],
  ['RecordMediumWriteStatus', NONE],
  ['CurrentRecordQualityMode', NONE],
  ['PossibleRecordQualityModes', NONE],
];
