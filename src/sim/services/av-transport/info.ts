import { currentItem, positionOf } from '../../media/current.ts';
import { didlTrack } from '../../media/didl.ts';
import { formatTime } from '../../media/time.ts';
import { kindOfUri } from '../../media/uri.ts';
import type { PlayerState } from '../../state/player.ts';
import { playingQueue } from '../../state/queues.ts';
import { type ActionModel, done } from '../../world.ts';

/** Reads of AVTransport; values as recorded by svrooij/node-sonos-ts and jishi/node-sonos-discovery. */
const NONE = 'NOT_IMPLEMENTED';
/** Players do not count; they answer the highest number (recorded getpositioninfo.xml). */
const NO_COUNT = '2147483647';

const trackCount = (player: PlayerState): number => {
  const kind = kindOfUri(player.transport.uri);
  if (kind === 'queue') return playingQueue(player).tracks.length;
  return kind === 'nothing' ? 0 : 1;
};

export const getMediaInfo: ActionModel = ({ player }) => {
  const { transport } = player;
  return done({
    NrTracks: String(trackCount(player)),
    MediaDuration: NONE,
    CurrentURI: transport.uri,
    CurrentURIMetaData: transport.uriMetaData,
    NextURI: transport.nextUri,
    NextURIMetaData: transport.nextUriMetaData,
    PlayMedium: transport.uri === '' ? 'NONE' : 'NETWORK',
    RecordMedium: NONE,
    WriteStatus: NONE,
  });
};

export const getTransportInfo: ActionModel = ({ player: { transport } }) =>
  done({
    CurrentTransportState: transport.state,
    CurrentTransportStatus: transport.status,
    CurrentSpeed: '1',
  });

export const getPositionInfo: ActionModel = ({ world, player }) => {
  const item = currentItem(player);
  const time = item?.duration === undefined ? 0 : Math.min(positionOf(world, player), item.duration);
  return done({
    Track: String(item ? Math.max(1, player.transport.track) : player.transport.track),
    TrackDuration: formatTime(item?.duration ?? 0),
    TrackMetaData: item ? didlTrack(item) : '',
    TrackURI: item?.uri ?? player.transport.uri,
    RelTime: item ? formatTime(time) : NONE,
    AbsTime: NONE,
    RelCount: NO_COUNT,
    AbsCount: NO_COUNT,
  });
};

export const getDeviceCapabilities: ActionModel = () =>
  done({ PlayMedia: 'NONE, NETWORK', RecMedia: NONE, RecQualityModes: NONE });

export const getTransportSettings: ActionModel = ({ player }) =>
  done({ PlayMode: player.transport.playMode, RecQualityMode: NONE });

export const getCrossfadeMode: ActionModel = ({ player }) =>
  done({ CrossfadeMode: player.transport.crossfade ? '1' : '0' });

/** What the source allows (svrooij/sonos-api-docs: `Set, Stop, Pause, Play, X_DLNA_SeekTime, Next, X_DLNA_SeekTrackNr`). */
export const transportActions = (player: PlayerState): string => {
  switch (kindOfUri(player.transport.uri)) {
    case 'queue':
      return 'Set, Stop, Pause, Play, X_DLNA_SeekTime, Next, Previous, X_DLNA_SeekTrackNr';
    case 'track':
      return 'Set, Stop, Pause, Play, X_DLNA_SeekTime';
    case 'nothing':
      return 'Set';
    default:
      return 'Set, Stop, Play';
  }
};

export const getCurrentTransportActions: ActionModel = ({ player }) =>
  done({ Actions: transportActions(player) });
