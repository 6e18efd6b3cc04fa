import { parseBuild } from '../../../base/build.ts';
import { eraOf } from '../../era.ts';
import { currentItem, playsFromQueue } from '../../media/current.ts';
import { didlTrack } from '../../media/didl.ts';
import { itemOf } from '../../media/items.ts';
import { neighbour } from '../../media/play-order.ts';
import { formatTime } from '../../media/time.ts';
import { isSent, kindOfUri } from '../../media/uri.ts';
import type { MediaItemState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { playingQueue } from '../../state/queues.ts';
import type { Evented, World } from '../../world.ts';
import { flag } from '../declared.ts';
import { transportActions, validPlayModes } from './allowed-actions.ts';
import { eventedTrack } from './track-metadata.ts';

const NONE = 'NOT_IMPLEMENTED';

type Values = readonly (readonly [name: string, value: string])[];

/** Variables in the order of the recordings (31.8, 57.23, 63.2, 86.10). */
export const eventedTransport = (world: World, player: PlayerState): Evented => ({
  kind: 'last-change',
  namespace: 'urn:schemas-upnp-org:metadata-1-0/AVT/',
  instance: 'InstanceID',
  variables: [
    ...whatPlays(world, player),
    ...whatIsSet(player),
    ...howItPlays(player),
    ...alarms(player),
    ...UNUSED,
  ].map(([name, value]) => ({ name, value })),
});

function whatPlays(world: World, player: PlayerState): Values {
  const { transport } = player;
  const item = currentItem(player);
  const count = playsFromQueue(player) ? playingQueue(player).tracks.length : item ? 1 : 0;
  const next = nextItem(player);
  const lineIn = kindOfUri(transport.uri) === 'line-in';
  return [
    ['TransportState', transport.state],
    ['CurrentPlayMode', transport.playMode],
    ['CurrentCrossfadeMode', flag(transport.crossfade)],
    ['NumberOfTracks', String(count)],
    ['CurrentTrack', String(item ? Math.max(1, transport.track) : transport.track)],
    ['CurrentSection', '0'],
    ['CurrentTrackURI', item?.uri ?? transport.uri],
    ['CurrentTrackDuration', lineIn ? '' : formatTime(item?.duration ?? 0)],
    ['CurrentTrackMetaData', eventedTrack(world, player)],
    ['r:NextTrackURI', next?.uri ?? ''],
    ['r:NextTrackMetaData', next ? didlTrack(next) : ''],
  ];
}

/** What NextAVTransportURI names, or the next of the queue. */
function nextItem(player: PlayerState): MediaItemState | undefined {
  const { nextUri, nextUriMetaData } = player.transport;
  if (nextUri !== '') return itemOf(nextUri, nextUriMetaData);
  if (!playsFromQueue(player)) return undefined;
  return playingQueue(player).tracks[(neighbour(player, 1) ?? 0) - 1];
}

function whatIsSet(player: PlayerState): Values {
  const { transport } = player;
  const enqueued = enqueuedOf(player);
  return [
    ['r:EnqueuedTransportURI', enqueued.uri],
    ['r:EnqueuedTransportURIMetaData', enqueued.metaData],
    ['PlaybackStorageMedium', transport.uri === '' ? 'NONE' : 'NETWORK'],
    ['AVTransportURI', transport.uri],
    ['AVTransportURIMetaData', transport.uriMetaData],
    ['NextAVTransportURI', transport.nextUri],
    ['NextAVTransportURIMetaData', transport.nextUriMetaData],
  ];
}

/**
 * For a queue what was last put into it, for an input nothing (SoCo source_linein.xml), of what somebody sends no address
 * (jishi avtransportlastchange_airplay.json), else what plays.
 */
function enqueuedOf(player: PlayerState): { readonly uri: string; readonly metaData: string } {
  const { uri, uriMetaData: metaData } = player.transport;
  switch (kindOfUri(uri)) {
    case 'queue':
      return playingQueue(player).enqueued ?? { uri: '', metaData: '' };
    case 'line-in':
    case 'tv':
      return { uri: '', metaData: '' };
    default:
      return { uri: isSent(uri) ? '' : uri, metaData };
  }
}

const howItPlays = (player: PlayerState): Values => [
  ['CurrentTransportActions', transportActions(player)],
  ['r:CurrentValidPlayModes', validPlayModes(player)],
  ...directControl(player),
  ['TransportStatus', player.transport.status],
  ['r:SleepTimerGeneration', String(player.transport.sleepTimerGeneration)],
];

/** `r:MuseSessions` on generation 1 (31.8, 57.23), not on 63.2 and 86.10. Unsure: Direct Control is not on 31.8; taken to come with the local API. */
function directControl({ build, transport }: PlayerState): Values {
  const direct: Values = [
    ['r:DirectControlClientID', transport.directControlClientId],
    ['r:DirectControlIsSuspended', '0'],
    ['r:DirectControlAccountID', ''],
  ];
  const sessions: Values = eraOf(build).generation === 1 ? [['r:MuseSessions', '']] : [];
  return [...sessions, ...((parseBuild(build)?.major ?? 0) >= 39 ? direct : [])];
}

const alarms = ({ alarm }: PlayerState): Values => [
  ['r:AlarmRunning', flag(alarm !== undefined && !alarm.snoozing)],
  ['r:SnoozeRunning', flag(alarm?.snoozing ?? false)],
  ['r:RestartPending', '0'],
];

/** Told in this form in every recording. */
const UNUSED: Values = [
  ['TransportPlaySpeed', NONE],
  ['CurrentMediaDuration', NONE],
  ['RecordStorageMedium', NONE],
  ['PossiblePlaybackStorageMedia', 'NONE, NETWORK'],
  ['PossibleRecordStorageMedia', NONE],
  ['RecordMediumWriteStatus', NONE],
  ['CurrentRecordQualityMode', NONE],
  ['PossibleRecordQualityModes', NONE],
];
