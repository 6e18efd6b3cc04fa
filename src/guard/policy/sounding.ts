import type { RiskClass } from '../../catalog/risk.ts';
import { actionFacts } from '../../catalog/services.ts';
import type { AccessRequest, GuardedAction } from './access-request.ts';

/** Of classes that start sound, the actions that end it, are silent, or only say how things go on. */
const SILENT = new Set([
  'AVTransport.Stop',
  'AVTransport.Pause',
  'AVTransport.SetPlayMode',
  'AVTransport.SetCrossfadeMode',
  'AVTransport.ConfigureSleepTimer',
  'AVTransport.EndDirectControlSession',
  'AudioIn.StopTransmissionToGroup',
  'DeviceProperties.RoomDetectionStopChirping',
  'DeviceProperties.SetAutoplayLinkedZones',
  'DeviceProperties.SetAutoplayRoomUUID',
  'GroupManagement.RemoveMember',
  'GroupRenderingControl.SnapshotGroupVolume',
  'VirtualLineIn.Pause',
  'VirtualLineIn.Stop',
  'VirtualLineIn.StopTransmission',
  'local-api.audioClip.cancelAudioClip',
  'local-api.playback.pause',
  'local-api.playback.setPlayModes',
  'local-api.playbackSession.leaveSession',
  'local-api.playbackSession.suspend',
  'local-api.playerVolume.duck',
]);

/** Of classes that are silent otherwise, what may start sound: these fill a queue and play it. */
const SOUNDING = new Set([
  'AVTransport.RunAlarm',
  'local-api.favorites.loadFavorite',
  'local-api.playlists.loadPlaylist',
]);

/** Whether it may start sound. What is not known to be silent may. */
export function sounds({ id, riskClass }: GuardedAction): boolean {
  if (SILENT.has(id)) return false;
  const does = riskClass === 'ssrf' ? withoutPlace(id) : riskClass;
  return does === 'playback' || does === 'grouping' || SOUNDING.has(id);
}

/** What an action that names a place does besides: `AddURIToQueue` fills a queue, and that is silent. */
function withoutPlace(id: string): RiskClass {
  const [service = '', action = ''] = id.split('.');
  return actionFacts(service, action)?.withoutPlace ?? 'playback';
}

/** How loud a room could be afterwards; undefined where the request does not say. Anything but 0 to 100 is not known. */
export function volumeIn({ context }: AccessRequest, room: string): number | 'unknown' | undefined {
  const { volumes } = context;
  if (volumes === undefined || !Object.hasOwn(volumes, room)) return undefined;
  const volume = volumes[room];
  return typeof volume === 'number' && Number.isInteger(volume) && volume >= 0 && volume <= 100
    ? volume
    : 'unknown';
}

/** Whether a room may become louder than it is. What cannot be told may. */
export function isLouder(request: AccessRequest, room: string): boolean {
  const after = volumeIn(request, room);
  if (after === undefined) return request.action.riskClass === 'volume' && !SILENT.has(request.action.id);
  if (after === 0) return false;
  const { volumesNow } = request.context;
  const now = volumesNow && Object.hasOwn(volumesNow, room) ? volumesNow[room] : 'unknown';
  return after === 'unknown' || typeof now !== 'number' || !(after <= now);
}
