import { currentItem, playsFromQueue } from '../../media/current.ts';
import { didlTrack } from '../../media/didl.ts';
import { itemOf } from '../../media/items.ts';
import { neighbour } from '../../media/play-order.ts';
import { formatTime } from '../../media/time.ts';
import type { MediaItemState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { playingQueue } from '../../state/queues.ts';
import type { Evented } from '../../world.ts';
import { transportActions } from './info.ts';

const NAMESPACE = 'urn:schemas-upnp-org:metadata-1-0/AVT/';

type Values = readonly (readonly [name: string, value: string])[];

/**
 * Variables in the order of the recordings (jishi/node-sonos-discovery avtransportlastchange.xml;
 * Dicklesworthstone/frankensonos, 57.23 and 86.10).
 */
export function eventedTransport(player: PlayerState): Evented {
  const values = [...trackValues(player), ...mediumValues(player), ...controlValues(player), ...UNUSED];
  return {
    kind: 'last-change',
    namespace: NAMESPACE,
    instance: 'InstanceID',
    variables: values.map(([name, value]) => ({ name, value })),
  };
}

const flag = (on: boolean): string => (on ? '1' : '0');

function trackValues(player: PlayerState): Values {
  const { transport } = player;
  const item = currentItem(player);
  const count = playsFromQueue(player) ? playingQueue(player).tracks.length : item ? 1 : 0;
  const next = nextItem(player);
  return [
    ['TransportState', transport.state],
    ['CurrentPlayMode', transport.playMode],
    ['CurrentCrossfadeMode', flag(transport.crossfade)],
    ['NumberOfTracks', String(count)],
    ['CurrentTrack', String(item ? Math.max(1, transport.track) : transport.track)],
    ['CurrentSection', '0'],
    ['CurrentTrackURI', item?.uri ?? transport.uri],
    ['CurrentTrackDuration', formatTime(item?.duration ?? 0)],
    ['CurrentTrackMetaData', item ? didlTrack(item) : ''],
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

const mediumValues = ({ transport }: PlayerState): Values => [
  ['r:EnqueuedTransportURI', transport.uri],
  ['r:EnqueuedTransportURIMetaData', transport.uriMetaData],
  ['PlaybackStorageMedium', transport.uri === '' ? 'NONE' : 'NETWORK'],
  ['AVTransportURI', transport.uri],
  ['AVTransportURIMetaData', transport.uriMetaData],
  ['NextAVTransportURI', transport.nextUri],
  ['NextAVTransportURIMetaData', transport.nextUriMetaData],
];

function controlValues(player: PlayerState): Values {
  const { transport, alarm } = player;
  return [
    ['CurrentTransportActions', transportActions(player)],
    ['r:CurrentValidPlayModes', playsFromQueue(player) ? 'SHUFFLE,REPEAT,REPEATONE,CROSSFADE' : ''],
    ['r:DirectControlClientID', transport.directControlClientId],
    ['r:DirectControlIsSuspended', '0'],
    ['r:DirectControlAccountID', ''],
    ['TransportStatus', transport.status],
    ['r:SleepTimerGeneration', String(transport.sleepTimerGeneration)],
    ['r:AlarmRunning', flag(alarm !== undefined && !alarm.snoozing)],
    ['r:SnoozeRunning', flag(alarm?.snoozing ?? false)],
    ['r:RestartPending', '0'],
  ];
}

/** Told in this form in every recording. */
const UNUSED: Values = [
  ['TransportPlaySpeed', 'NOT_IMPLEMENTED'],
  ['CurrentMediaDuration', 'NOT_IMPLEMENTED'],
  ['RecordStorageMedium', 'NOT_IMPLEMENTED'],
  ['PossiblePlaybackStorageMedia', 'NONE, NETWORK'],
  ['PossibleRecordStorageMedia', 'NOT_IMPLEMENTED'],
  ['RecordMediumWriteStatus', 'NOT_IMPLEMENTED'],
  ['CurrentRecordQualityMode', 'NOT_IMPLEMENTED'],
  ['PossibleRecordQualityModes', 'NOT_IMPLEMENTED'],
];
