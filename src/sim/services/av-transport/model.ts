import type { ServiceModel } from '../../world.ts';
import { getRunningAlarmProperties, runAlarm, snoozeAlarm, startAutoplay } from './alarms.ts';
import { atCoordinator } from './coordinator.ts';
import { eventedTransport } from './evented.ts';
import { becomeCoordinatorOfStandaloneGroup, delegateGroupCoordinationTo } from './group-moves.ts';
import {
  getCrossfadeMode,
  getCurrentTransportActions,
  getDeviceCapabilities,
  getMediaInfo,
  getPositionInfo,
  getTransportInfo,
  getTransportSettings,
} from './info.ts';
import { setAvTransportUri, setNextAvTransportUri } from './load.ts';
import { next, pauseNow, playNow, previous, seek, stopNow } from './playback.ts';
import {
  addMultipleUrisToQueue,
  addUriToQueue,
  backupQueue,
  removeAllTracks,
  removeTrackFromQueue,
  removeTrackRangeFromQueue,
  reorderTracksInQueue,
} from './queue-edit.ts';
import {
  addUriToSavedQueue,
  createSavedQueue,
  reorderTracksInSavedQueue,
  saveQueue,
} from './saved-queues.ts';
import { endDirectControlSession, notifyDeletedUri, setCrossfadeMode, setPlayMode } from './settings.ts';
import { configureSleepTimer, getRemainingSleepTimerDuration } from './sleep-timer.ts';

/**
 * Left out, so that they are refused: BecomeGroupCoordinator, BecomeGroupCoordinatorAndSource, ChangeCoordinator and
 * ChangeTransportSettings, which players send to each other with arguments that were never recorded.
 */
export const avTransport: ServiceModel = {
  service: 'AVTransport',
  /** AVTransport:1 §2.4; 86.10, by its code. */
  wrongInstance: 718,
  actions: {
    SetAVTransportURI: setAvTransportUri,
    SetNextAVTransportURI: atCoordinator(setNextAvTransportUri),
    GetMediaInfo: getMediaInfo,
    GetTransportInfo: getTransportInfo,
    GetPositionInfo: getPositionInfo,
    GetDeviceCapabilities: getDeviceCapabilities,
    GetTransportSettings: getTransportSettings,
    GetCrossfadeMode: getCrossfadeMode,
    GetCurrentTransportActions: getCurrentTransportActions,
    Play: atCoordinator(playNow),
    Pause: atCoordinator(pauseNow),
    Stop: atCoordinator(stopNow),
    Next: atCoordinator(next),
    Previous: atCoordinator(previous),
    Seek: atCoordinator(seek),
    SetPlayMode: atCoordinator(setPlayMode),
    SetCrossfadeMode: atCoordinator(setCrossfadeMode),
    AddURIToQueue: addUriToQueue,
    AddMultipleURIsToQueue: addMultipleUrisToQueue,
    ReorderTracksInQueue: reorderTracksInQueue,
    RemoveTrackFromQueue: removeTrackFromQueue,
    RemoveTrackRangeFromQueue: removeTrackRangeFromQueue,
    RemoveAllTracksFromQueue: removeAllTracks,
    BackupQueue: backupQueue,
    SaveQueue: saveQueue,
    CreateSavedQueue: createSavedQueue,
    AddURIToSavedQueue: addUriToSavedQueue,
    ReorderTracksInSavedQueue: reorderTracksInSavedQueue,
    ConfigureSleepTimer: atCoordinator(configureSleepTimer),
    GetRemainingSleepTimerDuration: getRemainingSleepTimerDuration,
    BecomeCoordinatorOfStandaloneGroup: becomeCoordinatorOfStandaloneGroup,
    DelegateGroupCoordinationTo: atCoordinator(delegateGroupCoordinationTo),
    RunAlarm: atCoordinator(runAlarm),
    StartAutoplay: atCoordinator(startAutoplay),
    GetRunningAlarmProperties: getRunningAlarmProperties,
    SnoozeAlarm: atCoordinator(snoozeAlarm),
    NotifyDeletedURI: notifyDeletedUri,
    EndDirectControlSession: endDirectControlSession,
  },
  acknowledged: { BackupQueue: 'unsure: by its name the player keeps a copy; nothing was seen to change' },
  evented: (_, player) => eventedTransport(player),
};
