import { didlTrack } from '../../media/didl.ts';
import { neighbour } from '../../media/play-order.ts';
import { formatTime } from '../../media/time.ts';
import { currentItem } from '../../media/transport.ts';
import { kindOfUri } from '../../media/uri.ts';
import type { PlayerState } from '../../state/player.ts';
import type { Evented } from '../../world.ts';
import { transportActions } from './info.ts';

const NAMESPACE = 'urn:schemas-upnp-org:metadata-1-0/AVT/';

/** Variables in the order of the recording (jishi/node-sonos-discovery avtransportlastchange.xml). */
export function eventedTransport(player: PlayerState): Evented {
  const { transport, queue } = player;
  const item = currentItem(player);
  const inQueue = kindOfUri(transport.uri) === 'queue';
  const nextTrack = inQueue ? queue.tracks[(neighbour(player, 1) ?? 0) - 1] : undefined;
  const values: readonly (readonly [name: string, value: string])[] = [
    ['TransportState', transport.state],
    ['CurrentPlayMode', transport.playMode],
    ['CurrentCrossfadeMode', transport.crossfade ? '1' : '0'],
    ['NumberOfTracks', String(inQueue ? queue.tracks.length : item ? 1 : 0)],
    ['CurrentTrack', String(item ? Math.max(1, transport.track) : transport.track)],
    ['CurrentSection', '0'],
    ['CurrentTrackURI', item?.uri ?? transport.uri],
    ['CurrentTrackDuration', formatTime(item?.duration ?? 0)],
    ['CurrentTrackMetaData', item ? didlTrack(item) : ''],
    ['r:NextTrackURI', nextTrack?.uri ?? ''],
    ['r:NextTrackMetaData', nextTrack ? didlTrack(nextTrack) : ''],
    ['r:EnqueuedTransportURI', transport.uri],
    ['r:EnqueuedTransportURIMetaData', transport.uriMetaData],
    ['PlaybackStorageMedium', transport.uri === '' ? 'NONE' : 'NETWORK'],
    ['AVTransportURI', transport.uri],
    ['AVTransportURIMetaData', transport.uriMetaData],
    ['NextAVTransportURI', transport.nextUri],
    ['NextAVTransportURIMetaData', transport.nextUriMetaData],
    ['CurrentTransportActions', transportActions(player)],
    ['r:CurrentValidPlayModes', inQueue ? 'SHUFFLE,REPEAT,REPEATONE,CROSSFADE' : ''],
    ['r:DirectControlClientID', transport.directControlClientId],
    ['r:DirectControlIsSuspended', '0'],
    ['r:DirectControlAccountID', ''],
    ['TransportStatus', transport.status],
    ['r:SleepTimerGeneration', String(transport.sleepTimerGeneration)],
    ['r:AlarmRunning', '0'],
    ['r:SnoozeRunning', '0'],
    ['r:RestartPending', '0'],
    ['TransportPlaySpeed', '1'],
    ['CurrentMediaDuration', formatTime(item?.duration ?? 0)],
    ['RecordStorageMedium', 'NOT_IMPLEMENTED'],
    ['PossiblePlaybackStorageMedia', 'NONE, NETWORK'],
    ['PossibleRecordStorageMedia', 'NOT_IMPLEMENTED'],
    ['RecordMediumWriteStatus', 'NOT_IMPLEMENTED'],
    ['CurrentRecordQualityMode', 'NOT_IMPLEMENTED'],
    ['PossibleRecordQualityModes', 'NOT_IMPLEMENTED'],
  ];
  return {
    kind: 'last-change',
    namespace: NAMESPACE,
    instance: 'InstanceID',
    variables: values.map(([name, value]) => ({ name, value })),
  };
}
